DROP AGGREGATE public.total(integer);

CREATE AGGREGATE public.total(bigint) (
    SFUNC = pg_catalog.int8pl,
    STYPE = bigint,
    INITCOND = '0'
);
