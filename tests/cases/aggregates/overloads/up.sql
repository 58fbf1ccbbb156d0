CREATE AGGREGATE public.total(*) (
    SFUNC = pg_catalog.int8inc,
    STYPE = bigint,
    INITCOND = '0'
);

CREATE AGGREGATE public.total(bigint) (
    SFUNC = pg_catalog.int8pl,
    STYPE = bigint,
    INITCOND = '0'
);
