COMMENT ON CONSTRAINT of_event ON public.notes IS NULL;
ALTER TABLE public.notes DROP CONSTRAINT of_event;

ALTER TABLE public.events DETACH PARTITION public.events_2025;
-- can fail: rows of public.events_2025 outside of FOR VALUES FROM ('2025-01-01') TO ('2027-01-01')
ALTER TABLE public.events ATTACH PARTITION public.events_2025 FOR VALUES FROM ('2025-01-01') TO ('2027-01-01');

ALTER TABLE public.notes ADD CONSTRAINT of_event FOREIGN KEY (id, at) REFERENCES public.events (id, at);
COMMENT ON CONSTRAINT of_event ON public.notes IS 'Which one.';
