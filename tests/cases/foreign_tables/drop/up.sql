DROP VIEW public.names;

DROP FOREIGN TABLE public.places;
