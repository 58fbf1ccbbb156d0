ALTER TABLE public.persons RENAME TO people;
