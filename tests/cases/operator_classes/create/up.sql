SET check_function_bodies = off;

CREATE FUNCTION public.abs_cmp(integer, integer) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT abs($1) - abs($2)$$;

CREATE FUNCTION public.abs_lt(integer, integer) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$SELECT abs($1) < abs($2)$$;

CREATE OPERATOR public.|<| (
    FUNCTION = public.abs_lt,
    LEFTARG = integer,
    RIGHTARG = integer
);

CREATE OPERATOR CLASS public.abs_ops FOR TYPE integer USING btree AS
    OPERATOR 1 public.|<| (integer, integer),
    OPERATOR 3 pg_catalog.= (integer, integer),
    FUNCTION 1 (integer, integer) public.abs_cmp(integer, integer);

RESET check_function_bodies;
