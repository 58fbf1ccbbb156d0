CREATE STATISTICS public.e ON (lower(b)) FROM public.t;
CREATE STATISTICS public.one (ndistinct, mcv) ON a, b FROM public.t;
CREATE STATISTICS public.s ON a, b FROM public.t;

COMMENT ON STATISTICS public.s IS 'of both';
