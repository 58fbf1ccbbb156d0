ALTER TABLE public.t DROP CONSTRAINT t_a_excl;

DROP OPERATOR CLASS public.abs_ops USING btree;

DROP OPERATOR public.|=| (integer, integer);

CREATE OPERATOR public.|=| (
    FUNCTION = public.abs_eq,
    LEFTARG = integer,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(public.|=|),
    HASHES
);

CREATE OPERATOR CLASS public.abs_ops FOR TYPE integer USING btree AS
    OPERATOR 1 public.|<| (integer, integer),
    OPERATOR 3 public.|=| (integer, integer),
    FUNCTION 1 (integer, integer) public.abs_cmp(integer, integer);

ALTER TABLE public.t ADD CONSTRAINT t_a_excl EXCLUDE USING btree (a public.abs_ops WITH OPERATOR(public.|=|));
