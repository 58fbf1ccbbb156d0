SET check_function_bodies = off;

CREATE TYPE public.pair AS (
    a integer,
    b integer
);

CREATE FUNCTION public.from_pl(internal) RETURNS public.pair
    LANGUAGE internal IMMUTABLE
AS 'prsd_lextype';

CREATE FUNCTION public.to_pl(internal) RETURNS internal
    LANGUAGE internal IMMUTABLE
AS 'prsd_lextype';

CREATE TRANSFORM FOR public.pair LANGUAGE plpgsql (FROM SQL WITH FUNCTION public.to_pl(internal), TO SQL WITH FUNCTION public.from_pl(internal));
COMMENT ON TRANSFORM FOR public.pair LANGUAGE plpgsql IS 'pairs';

CREATE FUNCTION public.f(public.pair) RETURNS integer
    LANGUAGE plpgsql TRANSFORM FOR TYPE public.pair
AS 'BEGIN RETURN 1; END';

RESET check_function_bodies;
