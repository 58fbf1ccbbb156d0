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

CREATE VIEW public.v AS
SELECT t.a
   FROM public.t
  WHERE (t.a OPERATOR(public.===) 1);
