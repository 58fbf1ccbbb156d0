SET check_function_bodies = off;

DROP FUNCTION public.f(public.pair);

DROP TRANSFORM FOR public.pair LANGUAGE plpgsql;

DROP FUNCTION public.to_pl(internal);

CREATE FUNCTION public.to_pl(internal) RETURNS internal
    LANGUAGE internal IMMUTABLE
AS 'prsd_lextype';

CREATE TRANSFORM FOR public.pair LANGUAGE plpgsql (FROM SQL WITH FUNCTION public.to_pl(internal), TO SQL WITH FUNCTION public.from_pl(internal));

CREATE FUNCTION public.f(public.pair) RETURNS integer
    LANGUAGE plpgsql TRANSFORM FOR TYPE public.pair
AS 'BEGIN RETURN 1; END';

RESET check_function_bodies;
