DROP CAST (public.pair AS integer);

DROP FUNCTION public.first(public.pair);

DROP TYPE public.pair;
