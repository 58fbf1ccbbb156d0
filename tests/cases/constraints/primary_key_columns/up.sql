ALTER TABLE public.t DROP CONSTRAINT t_pkey;
-- can fail: rows of public.t without a value for b, which becomes NOT NULL: give it a backfill
ALTER TABLE public.t ALTER COLUMN b SET NOT NULL;
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (a, b);
