ALTER OPERATOR FAMILY public.few USING btree DROP
    OPERATOR 1 (integer, integer);

DROP OPERATOR public.|<| (integer, integer);

CREATE OPERATOR public.|<| (
    FUNCTION = pg_catalog.int4lt,
    LEFTARG = integer,
    RIGHTARG = integer
);

ALTER OPERATOR FAMILY public.few USING btree ADD
    OPERATOR 1 public.|<| (integer, integer);
