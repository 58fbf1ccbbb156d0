-- loses data: column public.people.born
ALTER TABLE public.people DROP COLUMN born;
