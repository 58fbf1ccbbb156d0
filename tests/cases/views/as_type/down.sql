DROP FUNCTION public.a_rows();

DROP FUNCTION public.by_row(public.m);

-- loses data: table public.a_copy
DROP TABLE public.a_copy;

DROP VIEW public.v;

DROP MATERIALIZED VIEW public.m;
