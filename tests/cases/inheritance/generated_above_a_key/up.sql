CREATE TABLE public.t (
    n integer,
    g integer GENERATED ALWAYS AS (n + 1) STORED
);

CREATE TABLE public.t1 (
) INHERITS (public.t);

-- can fail: rows of public.t1 without a value for n, which becomes NOT NULL: give it a backfill
ALTER TABLE public.t1 ALTER COLUMN n SET NOT NULL;
ALTER TABLE public.t1 ADD CONSTRAINT t1_pkey PRIMARY KEY (n);
