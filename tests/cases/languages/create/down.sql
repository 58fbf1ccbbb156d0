-- loses data: table public.t
DROP TABLE public.t;

DROP FUNCTION public.f();

DROP LANGUAGE "Own";

DROP FUNCTION public.call();

DROP FUNCTION public.call_inline(internal);

DROP FUNCTION public.validate(oid);
