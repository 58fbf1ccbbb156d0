ALTER TABLE public.t ALTER COLUMN a SET (n_distinct_inherited = 6, n_distinct = 5);
