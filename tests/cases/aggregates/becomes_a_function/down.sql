DROP FUNCTION public.total(integer);

CREATE AGGREGATE public.total(integer) (
    SFUNC = pg_catalog.int4pl,
    STYPE = integer,
    INITCOND = '0'
);
