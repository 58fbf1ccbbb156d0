ALTER TABLE public.t DROP CONSTRAINT t_b_check;
DROP INDEX public.i;
-- loses data: column public.t.b
ALTER TABLE public.t DROP COLUMN b;
