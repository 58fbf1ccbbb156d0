ALTER TABLE public.events DROP COLUMN year;
