ALTER TABLE public.pairs NOT OF;

CREATE TYPE public.pair AS (
    a integer,
    b text
);

ALTER TABLE public.pairs OF public.pair;
