ALTER TABLE public.t DROP CONSTRAINT t_h_check;
DROP INDEX public.i;

DROP VIEW public.v;

DROP FUNCTION public.f(public.hstore);

-- loses data: column public.t.h
ALTER TABLE public.t DROP COLUMN h;

DROP EXTENSION hstore;
