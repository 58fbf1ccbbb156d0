SET check_function_bodies = off;

ALTER TABLE public.t DROP CONSTRAINT t_a_excl;

DROP OPERATOR CLASS public.abs_ops USING btree;

CREATE OR REPLACE FUNCTION public.abs_cmp(integer, integer) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT abs($2) - abs($1)$$;

CREATE OPERATOR CLASS public.abs_ops FOR TYPE integer USING btree AS
    OPERATOR 3 public.|=| (integer, integer),
    OPERATOR 5 public.|<| (integer, integer),
    FUNCTION 1 (integer, integer) public.abs_cmp(integer, integer);

ALTER TABLE public.t ADD CONSTRAINT t_a_excl EXCLUDE USING btree (a public.abs_ops WITH OPERATOR(public.|=|));

RESET check_function_bodies;
