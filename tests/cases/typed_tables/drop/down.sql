-- Does not bring back the data of: table public.pairs

CREATE TYPE public.pair AS (
    a integer,
    b text
);

CREATE TABLE public.pairs (
    a integer NOT NULL,
    b text,
    CONSTRAINT pairs_pkey PRIMARY KEY (a)
);
ALTER TABLE public.pairs OF public.pair;
