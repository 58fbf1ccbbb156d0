COMMENT ON FUNCTION public.f(integer) IS 'adds nothing';
