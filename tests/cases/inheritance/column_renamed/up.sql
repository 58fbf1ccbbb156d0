ALTER TABLE public.people RENAME COLUMN name TO called;
