-- loses data: column public.events_2025.surplus
ALTER TABLE public.events_2025 DROP COLUMN surplus;

-- can fail: rows of public.events_2025 without a value for id, which becomes NOT NULL: give it a backfill
-- rewrites every row of public.events_2025 under a lock
ALTER TABLE public.events_2025
    ALTER COLUMN id TYPE bigint,
    ALTER COLUMN id SET NOT NULL;

-- can fail: rows of public.events_2025 without a value for at, which becomes NOT NULL: give it a backfill
ALTER TABLE public.events_2025 ALTER COLUMN at SET NOT NULL;
ALTER TABLE public.events_2025 ADD COLUMN note text DEFAULT 'none'::text;
-- can fail: rows of public.events_2025 outside of FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')
ALTER TABLE public.events ATTACH PARTITION public.events_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
