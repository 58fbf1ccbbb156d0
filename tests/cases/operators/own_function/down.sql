DROP OPERATOR public.=== (public.pair, public.pair);

DROP FUNCTION public.alike(public.pair, public.pair);

DROP TYPE public.pair;
