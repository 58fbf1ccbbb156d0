CREATE SCHEMA app;

CREATE AGGREGATE app."Total"(integer) (
    SFUNC = pg_catalog.int4pl,
    STYPE = integer,
    INITCOND = '0'
);

COMMENT ON AGGREGATE app."Total"(integer) IS 'all of it';
