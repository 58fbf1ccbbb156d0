CREATE INDEX i ON public.t (a) INCLUDE (b);
