ALTER TABLE public.people ADD CONSTRAINT own CHECK (id < 2) NO INHERIT;
ALTER TABLE public.people ADD CONSTRAINT positive CHECK (id > 0);

ALTER TABLE public.staff ADD CONSTRAINT paid CHECK (salary > (0)::numeric);
