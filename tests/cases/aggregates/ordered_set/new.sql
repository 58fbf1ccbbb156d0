CREATE AGGREGATE disc(double precision ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
COMMENT ON AGGREGATE disc(double precision ORDER BY anyelement) IS 'in order';
