-- rewrites every row of public.history under a lock
ALTER TABLE public.history ALTER COLUMN was TYPE pg_catalog.json USING to_json(was);

-- rewrites every row of public.users under a lock
ALTER TABLE public.users ALTER COLUMN id TYPE bigint;
ALTER TABLE public.users ADD COLUMN e text DEFAULT 'x'::text;

-- rewrites every row of public.history under a lock
ALTER TABLE public.history ALTER COLUMN was TYPE public.pair USING json_populate_record(NULL::public.pair, was);
