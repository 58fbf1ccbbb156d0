-- can fail: rows of public.events without a value for note, which becomes NOT NULL: give it a backfill
-- can fail: values of public.events.note that are not of type character varying(20)
-- rewrites every row of public.events under a lock
ALTER TABLE public.events
    ALTER COLUMN id TYPE numeric,
    ALTER COLUMN id DROP NOT NULL,
    ALTER COLUMN note DROP DEFAULT,
    ALTER COLUMN note TYPE character varying(20),
    ALTER COLUMN note SET DEFAULT 'some'::character varying,
    ALTER COLUMN note SET NOT NULL;
