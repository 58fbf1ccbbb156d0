ALTER TABLE public.people DROP CONSTRAINT named;
