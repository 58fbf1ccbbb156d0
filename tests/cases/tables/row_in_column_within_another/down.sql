-- rewrites every row of public.log under a lock
ALTER TABLE public.log ALTER COLUMN h TYPE pg_catalog.json USING to_json(h);

-- rewrites every row of public.history under a lock
ALTER TABLE public.history ALTER COLUMN was TYPE pg_catalog.json USING to_json(was);

-- can fail: values of public.users.id that are not of type integer
-- rewrites every row of public.users under a lock
ALTER TABLE public.users ALTER COLUMN id TYPE integer;

-- rewrites every row of public.history under a lock
ALTER TABLE public.history ALTER COLUMN was TYPE public.users USING json_populate_record(NULL::public.users, was);

-- rewrites every row of public.log under a lock
ALTER TABLE public.log ALTER COLUMN h TYPE public.history USING json_populate_record(NULL::public.history, h);
