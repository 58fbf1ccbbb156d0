ALTER TABLE public.t DROP CONSTRAINT k;

DROP FUNCTION public.f(integer);
