ALTER TABLE public.staff NO INHERIT public.persons;
