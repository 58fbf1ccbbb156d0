DROP VIEW public.more;

-- loses data: attribute public.pair.c
ALTER TYPE public.pair DROP ATTRIBUTE c;
-- loses data: attribute public.pair."D"
ALTER TYPE public.pair DROP ATTRIBUTE "D";

DROP TYPE public.other;
