DROP DOMAIN public.one;

DROP FUNCTION public.with_default(boolean);

-- loses data: table public.part
DROP TABLE public.part;

-- loses data: table public.parted
DROP TABLE public.parted;

-- loses data: table public.t
DROP TABLE public.t;

DROP FUNCTION public.f();

DROP OPERATOR public.=== (integer, integer);

DROP FUNCTION public.same(integer, integer);
