ALTER TABLE public.t ALTER COLUMN a SET (n_distinct = 5, n_distinct_inherited = 6);
