ALTER TABLE public.events DROP CONSTRAINT positive;

ALTER TABLE public.events_2024 DROP CONSTRAINT short;
