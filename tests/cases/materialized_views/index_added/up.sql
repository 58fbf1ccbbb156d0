CREATE INDEX i ON public.m (a);
