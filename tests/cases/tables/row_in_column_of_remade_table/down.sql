-- rewrites every row of public.history under a lock
ALTER TABLE public.history ALTER COLUMN was TYPE pg_catalog.json USING to_json(was);

ALTER TABLE public.users DROP CONSTRAINT users_pkey;

ALTER TABLE public.users RENAME TO users__old;
CREATE TABLE public.users (
    id integer NOT NULL,
    name text
);

ALTER TABLE public.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);

-- rewrites every row of public.users under a lock
INSERT INTO public.users (id, name)
    SELECT id, name FROM public.users__old;
DROP TABLE public.users__old;

-- rewrites every row of public.history under a lock
ALTER TABLE public.history ALTER COLUMN was TYPE public.users USING json_populate_record(NULL::public.users, was);
