ALTER TABLE public.events DETACH PARTITION public.events_rest;
ALTER TABLE public.events ATTACH PARTITION public.events_rest DEFAULT;
