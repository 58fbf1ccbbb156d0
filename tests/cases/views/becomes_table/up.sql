DROP VIEW public.v;

CREATE TABLE public.v (
    a integer
);
