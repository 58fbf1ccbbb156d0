ALTER TABLE public.people DROP CONSTRAINT named;
-- loses data: column public.people.name
ALTER TABLE ONLY public.people DROP COLUMN name;
ALTER TABLE public.people ADD CONSTRAINT named CHECK (id > 0);
