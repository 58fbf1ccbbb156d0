DROP CAST (public.pair AS integer);
CREATE CAST (public.pair AS integer) WITH FUNCTION public.first(public.pair);
COMMENT ON CAST (public.pair AS integer) IS 'the first';
