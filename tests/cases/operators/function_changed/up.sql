DROP OPERATOR public.=== (integer, integer);

CREATE OPERATOR public.=== (
    FUNCTION = pg_catalog.int4le,
    LEFTARG = integer,
    RIGHTARG = integer,
    RESTRICT = pg_catalog.eqsel,
    JOIN = pg_catalog.eqjoinsel
);

COMMENT ON OPERATOR public.=== (integer, integer) IS 'the same';
