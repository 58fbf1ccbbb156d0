DROP VIEW public.v;

DROP FUNCTION public.f(integer);
