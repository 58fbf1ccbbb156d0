SET check_function_bodies = off;

CREATE FUNCTION public.total(n integer) RETURNS bigint
    LANGUAGE plpgsql IMMUTABLE
AS 'BEGIN END';

CREATE TABLE public.items (
    id integer,
    total bigint GENERATED ALWAYS AS (public.total(id)) STORED
);

CREATE OR REPLACE FUNCTION public.total(n integer) RETURNS bigint
    LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
 SELECT (sum(items.id) + total.n)
    FROM public.items;
END;

RESET check_function_bodies;
