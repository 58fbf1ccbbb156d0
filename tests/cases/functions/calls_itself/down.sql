DROP FUNCTION public.fac(integer);
