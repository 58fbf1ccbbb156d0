CREATE ACCESS METHOD "Heap" TYPE TABLE HANDLER pg_catalog.heap_tableam_handler;

CREATE ACCESS METHOD hashed TYPE INDEX HANDLER pg_catalog.hashhandler;

CREATE OPERATOR CLASS public.hashed_ops DEFAULT FOR TYPE integer USING hashed AS
    OPERATOR 1 pg_catalog.= (integer, integer),
    FUNCTION 1 (integer, integer) pg_catalog.hashint4(integer);

CREATE TABLE public.t (
    a integer
) USING "Heap";

CREATE INDEX i ON public.t USING hashed (a public.hashed_ops);

CREATE MATERIALIZED VIEW public.m USING "Heap" AS
SELECT 1 AS a;
