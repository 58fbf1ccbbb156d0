DROP INDEX public.i;

-- loses data: table public.v
DROP TABLE public.v;

ALTER TABLE public.t SET WITHOUT CLUSTER;

ALTER TABLE public.u CLUSTER ON u_pkey;

CREATE INDEX i ON public.t (b);
