SET check_function_bodies = off;

CREATE FUNCTION public.bucket(n bigint) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS 'SELECT (n % 10)::integer';

CREATE TABLE public.items (
    id bigint,
    name text,
    at timestamp without time zone
) PARTITION BY RANGE (public.bucket(id), lower(name) COLLATE "C" text_pattern_ops, date_trunc('month'::text, at));

CREATE TABLE public.items_low (
    id bigint,
    name text,
    at timestamp without time zone
);

ALTER TABLE public.items ATTACH PARTITION public.items_low FOR VALUES FROM (MINVALUE, MINVALUE, MINVALUE) TO (5, 'm', '2024-01-01 00:00:00');

RESET check_function_bodies;
