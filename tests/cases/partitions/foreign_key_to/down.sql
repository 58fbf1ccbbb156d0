ALTER TABLE public.notes DROP CONSTRAINT of_event;
