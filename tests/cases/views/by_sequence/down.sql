DROP VIEW public.v;

-- loses data: sequence public.s
DROP SEQUENCE public.s;
