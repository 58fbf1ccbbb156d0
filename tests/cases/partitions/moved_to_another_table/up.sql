ALTER TABLE public.events DETACH PARTITION public.events_2024;
-- can fail: rows of public.events_2024 outside of FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')
ALTER TABLE public.old_events ATTACH PARTITION public.events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
