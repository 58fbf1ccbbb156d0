DROP VIEW public.v;

DROP AGGREGATE public.total(integer);

CREATE AGGREGATE public.total(integer) (
    SFUNC = pg_catalog.int4pl,
    STYPE = integer,
    INITCOND = '0'
);

COMMENT ON AGGREGATE public.total(integer) IS 'all of it';

CREATE VIEW public.v AS
SELECT public.total(t.n) AS total
   FROM public.t;
