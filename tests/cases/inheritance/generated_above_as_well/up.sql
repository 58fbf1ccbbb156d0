CREATE TABLE public.b (
    x integer NOT NULL,
    y integer GENERATED ALWAYS AS (x * 2) STORED
);

ALTER TABLE public.b INHERIT public.a;
