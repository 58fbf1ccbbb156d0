-- can fail: rows of public.people without a value for id, which becomes NOT NULL: give it a backfill
-- rewrites every row of public.people under a lock
ALTER TABLE public.people
    ALTER COLUMN id TYPE bigint,
    ALTER COLUMN id SET NOT NULL;

ALTER TABLE public.people ALTER COLUMN name SET DEFAULT 'nobody'::text;
