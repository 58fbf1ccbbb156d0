SET check_function_bodies = off;

DROP PROCEDURE public.p(IN integer);

DROP PROCEDURE public.p(IN text);

CREATE PROCEDURE public.p(integer, OUT text)
    LANGUAGE sql
AS $$SELECT 'a'$$;

GRANT EXECUTE ON PROCEDURE public.p(IN integer) TO pg_monitor;
COMMENT ON PROCEDURE public.p(IN integer) IS 'one given';

CREATE PROCEDURE public.p(integer, text)
    LANGUAGE sql
AS '';

COMMENT ON PROCEDURE public.p(IN integer, IN text) IS 'both given';

RESET check_function_bodies;
