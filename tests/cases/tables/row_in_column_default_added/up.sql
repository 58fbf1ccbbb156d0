-- rewrites every row of public.history under a lock
ALTER TABLE public.history ALTER COLUMN was TYPE pg_catalog.json USING to_json(was);

ALTER TABLE public.users ADD COLUMN email text NOT NULL DEFAULT 'x'::text;

-- rewrites every row of public.history under a lock
ALTER TABLE public.history ALTER COLUMN was TYPE public.users USING json_populate_record(NULL::public.users, was);
