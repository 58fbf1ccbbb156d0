DROP MATERIALIZED VIEW public.m;

DROP VIEW public.v2;

DROP VIEW public.v1;

-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;
ALTER TABLE public.t ADD COLUMN c date;

CREATE VIEW public.v1 AS
SELECT t.b,
    t.a,
    t.c
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
