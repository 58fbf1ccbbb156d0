CREATE CAST (public.pair AS integer) WITH FUNCTION public.first(public.pair);
