ALTER TABLE public.t
    ALTER COLUMN a RESET (n_distinct_inherited),
    ALTER COLUMN a SET (n_distinct = -0.5);

ALTER TABLE public.t ADD COLUMN b text;
ALTER TABLE public.t ALTER COLUMN b SET (n_distinct = 10);
