CREATE PROCEDURE p(integer, text) LANGUAGE sql AS '';
CREATE PROCEDURE p(integer, OUT text) LANGUAGE sql AS $$SELECT 'a'$$;
COMMENT ON PROCEDURE p(IN integer, IN text) IS 'both given';
COMMENT ON PROCEDURE p(IN integer) IS 'one given';
GRANT EXECUTE ON PROCEDURE p(IN integer) TO pg_monitor;
