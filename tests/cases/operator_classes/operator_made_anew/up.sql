DROP INDEX public.i;

DROP OPERATOR CLASS public.abs_ops USING btree;

DROP OPERATOR public.|<| (integer, integer);

CREATE OPERATOR public.|<| (
    FUNCTION = pg_catalog.int4lt,
    LEFTARG = integer,
    RIGHTARG = integer
);

CREATE OPERATOR CLASS public.abs_ops FOR TYPE integer USING btree AS
    OPERATOR 1 public.|<| (integer, integer),
    OPERATOR 3 pg_catalog.= (integer, integer),
    FUNCTION 1 (integer, integer) public.abs_cmp(integer, integer);

CREATE INDEX i ON public.t (a public.abs_ops);
