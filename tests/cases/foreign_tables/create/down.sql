DROP FOREIGN TABLE public.places;
