ALTER TABLE ONLY public.events ALTER COLUMN note SET DEFAULT 'other'::text;

ALTER TABLE public.events_2024 ALTER COLUMN id DROP DEFAULT;

-- can fail: rows of public.events_2024 without a value for note, which becomes NOT NULL: give it a backfill
ALTER TABLE public.events_2024
    ALTER COLUMN note SET NOT NULL,
    ALTER COLUMN note SET STATISTICS 10;

ALTER TABLE public.events_rest ALTER COLUMN note SET DEFAULT 'other'::text;
