ALTER DOMAIN public.positive DROP CONSTRAINT positive_check;

DROP FUNCTION public.is_positive(public.positive);

DROP DOMAIN public.positive;
