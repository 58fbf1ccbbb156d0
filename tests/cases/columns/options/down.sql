-- loses data: column public.t.b
ALTER TABLE public.t DROP COLUMN b;
ALTER TABLE public.t ALTER COLUMN a SET (n_distinct = 7, n_distinct_inherited = 9);
