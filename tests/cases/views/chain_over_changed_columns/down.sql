DROP MATERIALIZED VIEW public.m;

DROP VIEW public.v2;

DROP VIEW public.v1;

-- loses data: column public.t.c
ALTER TABLE public.t DROP COLUMN c;
-- can fail: values of public.t.a that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE integer;

CREATE VIEW public.v1 AS
SELECT t.a,
    t.b
   FROM public.t;

CREATE VIEW public.v2 AS
SELECT v1.a
   FROM public.v1;

COMMENT ON VIEW public.v2 IS 'x';

GRANT SELECT ON TABLE public.v2 TO pg_monitor;

CREATE MATERIALIZED VIEW public.m AS
SELECT v2.a
   FROM public.v2;

CREATE UNIQUE INDEX m_a ON public.m (a);
