-- rewrites every row of public.history under a lock
ALTER TABLE public.history
    ALTER COLUMN was TYPE pg_catalog.json USING to_json(was),
    ALTER COLUMN all_was TYPE pg_catalog.text[] USING all_was::pg_catalog.text[];

-- rewrites every row of public.users under a lock
ALTER TABLE public.users ALTER COLUMN id TYPE bigint;

-- rewrites every row of public.history under a lock
ALTER TABLE public.history
    ALTER COLUMN was TYPE public.users USING json_populate_record(NULL::public.users, was),
    ALTER COLUMN all_was TYPE public.users[] USING all_was::public.users[];
