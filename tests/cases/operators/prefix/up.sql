CREATE SCHEMA app;

CREATE OPERATOR app.~~~ (
    FUNCTION = pg_catalog.int4um,
    RIGHTARG = integer
);
