CREATE TABLE public.t (
    n integer,
    g integer GENERATED ALWAYS AS (n + 1) STORED
);

CREATE TABLE public.t1 (
) INHERITS (public.t);

ALTER TABLE public.t1 ALTER COLUMN n SET DEFAULT 3;
