DROP INDEX public.t_b;

CREATE INDEX t1_b ON public.t1 (b);
