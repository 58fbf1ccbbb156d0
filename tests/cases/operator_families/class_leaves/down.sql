DROP INDEX public.i;

DROP OPERATOR FAMILY public.other USING btree;

CREATE OPERATOR CLASS public.abs_ops FOR TYPE integer USING btree AS
    OPERATOR 1 public.|<| (integer, integer),
    OPERATOR 3 pg_catalog.= (integer, integer),
    FUNCTION 1 (integer, integer) public.abs_cmp(integer, integer);

CREATE INDEX i ON public.t (a public.abs_ops);
