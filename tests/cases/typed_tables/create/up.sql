CREATE TABLE public.pairs (
    a integer NOT NULL,
    b text DEFAULT 'none'::text,
    CONSTRAINT pairs_pkey PRIMARY KEY (a)
);
ALTER TABLE public.pairs OF public.pair;

COMMENT ON TABLE public.pairs IS 'pairs';
