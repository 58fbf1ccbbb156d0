SET check_function_bodies = off;

DROP INDEX public.i;

DROP OPERATOR CLASS public.abs_ops USING btree;

DROP FUNCTION public.abs_cmp(integer, integer);

CREATE FUNCTION public.abs_cmp(integer, integer) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT abs($1) - abs($2)$$;

CREATE OPERATOR CLASS public.abs_ops FOR TYPE integer USING btree AS
    OPERATOR 1 public.|<| (integer, integer),
    OPERATOR 3 pg_catalog.= (integer, integer),
    FUNCTION 1 (integer, integer) public.abs_cmp(integer, integer);

CREATE INDEX i ON public.t (a public.abs_ops);

RESET check_function_bodies;
