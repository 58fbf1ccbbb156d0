COMMENT ON FUNCTION public.f(integer) IS NULL;
