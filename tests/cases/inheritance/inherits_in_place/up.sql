ALTER TABLE public.staff INHERIT public.people;
