COMMENT ON CONSTRAINT of_event ON public.notes IS NULL;
ALTER TABLE public.notes DROP CONSTRAINT of_event;

ALTER TABLE public.events DETACH PARTITION public.events_2025;
