-- can fail: rows of public.t without a value for a, which becomes NOT NULL: give it a backfill
ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
ALTER TABLE public.t REPLICA IDENTITY USING INDEX t_a;
