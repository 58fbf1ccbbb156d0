DROP VIEW public.v;

ALTER TABLE public.t ADD COLUMN b integer;

CREATE VIEW public.v AS
SELECT t.b,
    t.a
   FROM public.t;

GRANT SELECT ON TABLE public.v TO pg_monitor WITH GRANT OPTION;

SET ROLE pg_monitor;
GRANT SELECT ON TABLE public.v TO pg_checkpoint;
RESET ROLE;
