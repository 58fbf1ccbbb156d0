CREATE AGGREGATE public.disc(double precision ORDER BY anyelement) (
    SFUNC = pg_catalog.ordered_set_transition,
    STYPE = internal,
    FINALFUNC = pg_catalog.percentile_disc_final,
    FINALFUNC_EXTRA
);

COMMENT ON AGGREGATE public.disc(double precision, anyelement) IS 'in order';
