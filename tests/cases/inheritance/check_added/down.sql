ALTER TABLE public.people DROP CONSTRAINT own;
ALTER TABLE public.people DROP CONSTRAINT positive;

ALTER TABLE public.staff DROP CONSTRAINT paid;
