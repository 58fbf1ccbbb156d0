CREATE AGGREGATE public.ranked(VARIADIC "any" ORDER BY VARIADIC "any") (
    SFUNC = pg_catalog.ordered_set_transition_multi,
    STYPE = internal,
    FINALFUNC = pg_catalog.rank_final,
    FINALFUNC_EXTRA,
    HYPOTHETICAL
);
