DO $$
BEGIN
    EXECUTE (
        SELECT format('COMMENT ON EXTENSION %I IS %L', name, comment)
        FROM pg_available_extensions
        WHERE name = 'citext'
    );
END;
$$;

CREATE EXTENSION ltree WITH SCHEMA public;
COMMENT ON EXTENSION ltree IS 'trees';

COMMENT ON EXTENSION hstore IS '';
