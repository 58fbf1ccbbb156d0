DO $$
BEGIN
    EXECUTE (
        SELECT format('COMMENT ON EXTENSION %I IS %L', name, comment)
        FROM pg_available_extensions
        WHERE name = 'hstore'
    );
END;
$$;

DROP EXTENSION ltree;

COMMENT ON EXTENSION citext IS 'mine';
