ALTER TABLE public.people RENAME TO persons;
