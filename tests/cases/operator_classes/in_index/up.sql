CREATE INDEX i ON public.t (a public.abs_ops DESC);
