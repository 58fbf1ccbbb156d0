ALTER TABLE public.events DETACH PARTITION public.events_rest;
ALTER TABLE public.events ATTACH PARTITION public.events_rest FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
