CREATE TYPE public.span AS RANGE (subtype = bigint);
CREATE TABLE public.holder (id integer PRIMARY KEY, a public.span_multirange, b public.span DEFAULT '[2,3)');
