SET check_function_bodies = off;

ALTER TABLE public.r DROP CONSTRAINT r_p_fkey;

ALTER TABLE public.t DROP CONSTRAINT t_pkey;
DROP INDEX public.i;

DROP VIEW public.v;

DROP MATERIALIZED VIEW public.m;

DROP OPERATOR CLASS public.pair_ops USING btree;

DROP FUNCTION public.pair_cmp(public.pair, public.pair);

DROP OPERATOR public.< (public.pair, public.pair);

DROP FUNCTION public.pair_lt(public.pair, public.pair);

DROP OPERATOR public.= (public.pair, public.pair);

DROP FUNCTION public.pair_eq(public.pair, public.pair);

-- rewrites every row of public.r under a lock
-- rewrites every row of public.t under a lock
ALTER TYPE public.pair RENAME TO pair__old;
CREATE TYPE public.pair AS (
    a integer,
    b text
);
ALTER TABLE public.r
    ALTER COLUMN p TYPE public.pair USING p::text::public.pair;
ALTER TABLE public.t
    ALTER COLUMN p TYPE public.pair USING p::text::public.pair;
ALTER TABLE public.t
    ALTER COLUMN q TYPE public.pair USING q::text::public.pair;
DROP TYPE public.pair__old;

CREATE FUNCTION public.pair_cmp(public.pair, public.pair) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT ($1).a - ($2).a$$;

CREATE FUNCTION public.pair_eq(public.pair, public.pair) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$SELECT ($1).a = ($2).a$$;

CREATE FUNCTION public.pair_lt(public.pair, public.pair) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$SELECT ($1).a < ($2).a$$;

CREATE OPERATOR public.< (
    FUNCTION = public.pair_lt,
    LEFTARG = public.pair,
    RIGHTARG = public.pair
);

CREATE OPERATOR public.= (
    FUNCTION = public.pair_eq,
    LEFTARG = public.pair,
    RIGHTARG = public.pair,
    COMMUTATOR = OPERATOR(public.=)
);

CREATE OPERATOR CLASS public.pair_ops DEFAULT FOR TYPE public.pair USING btree AS
    OPERATOR 1 public.< (public.pair, public.pair),
    OPERATOR 3 public.= (public.pair, public.pair),
    FUNCTION 1 (public.pair, public.pair) public.pair_cmp(public.pair, public.pair);

ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (p);
CREATE INDEX i ON public.t (q public.pair_ops);

ALTER TABLE public.r ADD CONSTRAINT r_p_fkey FOREIGN KEY (p) REFERENCES public.t (p);

CREATE VIEW public.v AS
SELECT t.q,
    count(*) AS count
   FROM public.t
  GROUP BY t.q
  ORDER BY t.q;

CREATE MATERIALIZED VIEW public.m AS
SELECT t.p
   FROM public.t;

CREATE UNIQUE INDEX mi ON public.m (p public.pair_ops);

RESET check_function_bodies;
