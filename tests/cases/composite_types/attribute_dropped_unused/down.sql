SET check_function_bodies = off;

DROP VIEW public.seen;

ALTER TYPE public.pair DROP ATTRIBUTE b;
ALTER TYPE public.pair ADD ATTRIBUTE gone text;
ALTER TYPE public.pair ADD ATTRIBUTE b text;

CREATE OR REPLACE FUNCTION public.make() RETURNS public.pair
    LANGUAGE sql
AS $$SELECT ROW(1, 'x', 'y')::public.pair$$;

CREATE VIEW public.seen AS
SELECT (public.make()).b AS b;

RESET check_function_bodies;
