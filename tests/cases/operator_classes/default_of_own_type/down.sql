-- loses data: table public.parted
DROP TABLE public.parted;

-- loses data: table public.t
DROP TABLE public.t;

DROP OPERATOR FAMILY public.pair_ops USING hash;

DROP FUNCTION public.pair_hash(public.pair);

DROP OPERATOR public.=== (public.pair, public.pair);

DROP FUNCTION public.pair_eq(public.pair, public.pair);

DROP TYPE public.pair;
