ALTER TABLE public.staff NO INHERIT public.people;
ALTER TABLE public.staff INHERIT public.persons;
ALTER TABLE public.staff INHERIT public.people;
