-- loses data: table public.t
DROP TABLE public.t;

DROP OPERATOR FAMILY public.hashed_ops USING hashed;

DROP ACCESS METHOD hashed;

DROP MATERIALIZED VIEW public.m;

DROP ACCESS METHOD "Heap";
