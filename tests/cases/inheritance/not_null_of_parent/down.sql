-- can fail: rows of public.people without a value for name, which becomes NOT NULL: give it a backfill
ALTER TABLE public.people ALTER COLUMN name SET NOT NULL;
