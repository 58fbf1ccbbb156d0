DROP OPERATOR public.=== (integer, integer);

CREATE OPERATOR public.=== (
    FUNCTION = pg_catalog.int4eq,
    LEFTARG = integer,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(public.===),
    RESTRICT = pg_catalog.eqsel,
    JOIN = pg_catalog.eqjoinsel,
    HASHES,
    MERGES
);

COMMENT ON OPERATOR public.=== (integer, integer) IS 'the same';
