DROP VIEW public.v;

DROP OPERATOR public.=== (integer, integer);
