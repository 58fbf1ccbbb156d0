CREATE TABLE public.orders (
    id integer,
    country text COLLATE pg_catalog."C"
) PARTITION BY LIST (country);

CREATE TABLE public.orders_none (
    id integer,
    country text COLLATE pg_catalog."C"
);

CREATE TABLE public.orders_north (
    id integer,
    country text COLLATE pg_catalog."C"
);

COMMENT ON TABLE public.orders_north IS 'Cold ones.';
COMMENT ON COLUMN public.orders_north.country IS 'Two letters.';

CREATE TABLE public.orders_rest (
    id integer,
    country text COLLATE pg_catalog."C"
);

ALTER TABLE public.orders ATTACH PARTITION public.orders_none FOR VALUES IN (NULL);

ALTER TABLE public.orders ATTACH PARTITION public.orders_north FOR VALUES IN ('fi', 'se', 'it''s');

ALTER TABLE public.orders ATTACH PARTITION public.orders_rest DEFAULT;
