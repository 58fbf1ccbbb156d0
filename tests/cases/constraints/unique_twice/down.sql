-- loses data: table public.s
DROP TABLE public.s;

ALTER TABLE public.t DROP CONSTRAINT k;
ALTER TABLE public.t DROP CONSTRAINT u;
ALTER TABLE public.t DROP CONSTRAINT w;
