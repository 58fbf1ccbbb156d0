DROP INDEX public.i;

DROP OPERATOR CLASS public.pair_ops USING hash;

CREATE OPERATOR CLASS public.pair_ops FOR TYPE public.pair USING hash AS
    OPERATOR 1 public.=== (public.pair, public.pair),
    FUNCTION 1 (public.pair, public.pair) public.pair_hash(public.pair);

CREATE INDEX i ON public.t USING hash (p public.pair_ops);
