DROP VIEW public.v;

-- loses data: column public.t.b
ALTER TABLE public.t DROP COLUMN b;

CREATE VIEW public.v AS
SELECT t.a
   FROM public.t;

GRANT SELECT ON TABLE public.v TO pg_monitor WITH GRANT OPTION;

SET ROLE pg_monitor;
GRANT SELECT ON TABLE public.v TO pg_checkpoint;
RESET ROLE;
