ALTER TABLE public.events DETACH PARTITION public.events_rest;
-- can fail: rows of public.events_rest outside of FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')
ALTER TABLE public.events ATTACH PARTITION public.events_rest FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
