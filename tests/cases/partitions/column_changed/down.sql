-- loses data: precision of column public.events.id
-- can fail: rows of public.events without a value for id, which becomes NOT NULL: give it a backfill
-- can fail: values of public.events.id that are not of type bigint
-- rewrites every row of public.events under a lock
ALTER TABLE public.events
    ALTER COLUMN id TYPE bigint,
    ALTER COLUMN id SET NOT NULL,
    ALTER COLUMN note DROP DEFAULT,
    ALTER COLUMN note TYPE text,
    ALTER COLUMN note SET DEFAULT 'none'::text,
    ALTER COLUMN note DROP NOT NULL;
