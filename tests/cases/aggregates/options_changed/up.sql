CREATE OR REPLACE AGGREGATE public.total(integer) (
    SFUNC = pg_catalog.int4pl,
    STYPE = integer,
    COMBINEFUNC = pg_catalog.int4pl,
    INITCOND = '7',
    PARALLEL = SAFE
);
