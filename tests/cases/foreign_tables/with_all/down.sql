ALTER TABLE public.places DROP CONSTRAINT named;
DROP STATISTICS public."both";
DROP TRIGGER touched ON public.places;
REVOKE UPDATE (name) ON TABLE public.places FROM pg_monitor;
COMMENT ON FOREIGN TABLE public.places IS NULL;
COMMENT ON COLUMN public.places.name IS NULL;

DROP FUNCTION public.touched();

REVOKE SELECT ON TABLE public.places FROM pg_monitor;
ALTER TABLE public.places OWNER TO CURRENT_USER;

DROP VIEW public.names;
