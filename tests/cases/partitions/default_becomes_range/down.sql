ALTER TABLE public.events DETACH PARTITION public.events_rest;
-- can fail: rows of public.events_rest outside of DEFAULT
ALTER TABLE public.events ATTACH PARTITION public.events_rest DEFAULT;
