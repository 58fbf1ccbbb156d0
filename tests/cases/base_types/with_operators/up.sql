SET check_function_bodies = off;

CREATE TYPE public.amount;

CREATE FUNCTION public.amount_in(cstring) RETURNS public.amount
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4in';

CREATE FUNCTION public.amount_out(public.amount) RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4out';

CREATE TYPE public.amount (
    INPUT = public.amount_in,
    OUTPUT = public.amount_out,
    INTERNALLENGTH = 4,
    PASSEDBYVALUE,
    ALIGNMENT = int4
);

CREATE FUNCTION public.amount_cmp(public.amount, public.amount) RETURNS integer
    LANGUAGE internal IMMUTABLE STRICT
AS 'btint4cmp';

CREATE FUNCTION public.amount_eq(public.amount, public.amount) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4eq';

CREATE FUNCTION public.amount_ge(public.amount, public.amount) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4ge';

CREATE FUNCTION public.amount_gt(public.amount, public.amount) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4gt';

CREATE FUNCTION public.amount_le(public.amount, public.amount) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4le';

CREATE FUNCTION public.amount_lt(public.amount, public.amount) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4lt';

CREATE FUNCTION public.amount_smaller(public.amount, public.amount) RETURNS public.amount
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4smaller';

CREATE OPERATOR public.< (
    FUNCTION = public.amount_lt,
    LEFTARG = public.amount,
    RIGHTARG = public.amount,
    COMMUTATOR = OPERATOR(public.>)
);

CREATE AGGREGATE public.smallest(public.amount) (
    SFUNC = public.amount_smaller,
    STYPE = public.amount,
    SORTOP = OPERATOR(public.<)
);

CREATE OPERATOR public.<= (
    FUNCTION = public.amount_le,
    LEFTARG = public.amount,
    RIGHTARG = public.amount
);

CREATE OPERATOR public.= (
    FUNCTION = public.amount_eq,
    LEFTARG = public.amount,
    RIGHTARG = public.amount,
    COMMUTATOR = OPERATOR(public.=),
    MERGES
);

CREATE OPERATOR public.> (
    FUNCTION = public.amount_gt,
    LEFTARG = public.amount,
    RIGHTARG = public.amount,
    COMMUTATOR = OPERATOR(public.<)
);

CREATE OPERATOR public.>= (
    FUNCTION = public.amount_ge,
    LEFTARG = public.amount,
    RIGHTARG = public.amount
);

CREATE OPERATOR CLASS public.amount_ops DEFAULT FOR TYPE public.amount USING btree AS
    OPERATOR 1 public.< (public.amount, public.amount),
    OPERATOR 2 public.<= (public.amount, public.amount),
    OPERATOR 3 public.= (public.amount, public.amount),
    OPERATOR 4 public.>= (public.amount, public.amount),
    OPERATOR 5 public.> (public.amount, public.amount),
    FUNCTION 1 (public.amount, public.amount) public.amount_cmp(public.amount, public.amount);

ALTER OPERATOR FAMILY public.amount_ops USING btree ADD
    FUNCTION 4 (public.amount, public.amount) pg_catalog.btequalimage(oid);

CREATE TYPE public.amounts AS RANGE (SUBTYPE = public.amount);

CREATE CAST (public.amount AS integer) WITHOUT FUNCTION;

CREATE TABLE public.p (
    a public.amount
) PARTITION BY RANGE (a);

CREATE TABLE public.p1 (
    a public.amount
);

CREATE TABLE public.t (
    a public.amount NOT NULL,
    b public.amount[],
    CONSTRAINT t_pkey PRIMARY KEY (a),
    CONSTRAINT t_a_check CHECK (a OPERATOR(public.>) '0'::public.amount)
);

CREATE TABLE public.r (
    a public.amount DEFAULT '3'::public.amount,
    CONSTRAINT r_a_fkey FOREIGN KEY (a) REFERENCES public.t (a)
);

CREATE VIEW public.v AS
SELECT t.a
   FROM public.t
  WHERE (t.a OPERATOR(public.<) '5'::public.amount)
  ORDER BY t.a;

ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES FROM ('1') TO ('10');

RESET check_function_bodies;
