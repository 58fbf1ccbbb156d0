-- Does not bring back the data of: precision of column public.t.a

ALTER TABLE public.t ALTER COLUMN a TYPE numeric;
