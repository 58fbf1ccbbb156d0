DROP AGGREGATE public.total(integer);

CREATE AGGREGATE public.total(integer) (
    SFUNC = pg_catalog.int84pl,
    STYPE = bigint,
    INITCOND = '0'
);
