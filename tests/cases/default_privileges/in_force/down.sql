DROP FUNCTION public.f();

DROP VIEW public.v;

-- loses data: table public.t
DROP TABLE public.t;
