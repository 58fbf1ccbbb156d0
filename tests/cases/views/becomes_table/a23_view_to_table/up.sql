DROP VIEW public.w;

DROP VIEW public.v;

CREATE TABLE public.v (
    a integer
);

CREATE VIEW public.w AS
SELECT v.a
   FROM public.v;
