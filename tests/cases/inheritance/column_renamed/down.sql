ALTER TABLE public.people RENAME COLUMN called TO name;
