-- rewrites every row of public.history under a lock
ALTER TABLE public.history ALTER COLUMN was TYPE pg_catalog.json USING to_json(was);

-- loses data: column public.users.e
ALTER TABLE public.users DROP COLUMN e;
-- can fail: values of public.users.id that are not of type integer
-- rewrites every row of public.users under a lock
ALTER TABLE public.users ALTER COLUMN id TYPE integer;

-- rewrites every row of public.history under a lock
ALTER TABLE public.history ALTER COLUMN was TYPE public.pair USING json_populate_record(NULL::public.pair, was);
