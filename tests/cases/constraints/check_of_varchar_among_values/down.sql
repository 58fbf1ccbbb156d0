DROP DOMAIN public.d;

ALTER TABLE public.t DROP CONSTRAINT t_a_check;
ALTER TABLE public.t DROP CONSTRAINT t_b_check;
DROP INDEX public.i;
DROP POLICY p ON public.t;

-- loses data: table public.u
DROP TABLE public.u;

DROP VIEW public.v;
