CREATE TABLE public.events (id bigint NOT NULL, at date NOT NULL, note text) PARTITION BY RANGE (at);
CREATE TABLE public.events_rest PARTITION OF public.events DEFAULT;
ALTER TABLE public.events ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON public.events USING (id > 0);
GRANT SELECT ON public.events TO pg_signal_backend;
GRANT UPDATE (note) ON public.events TO pg_signal_backend;
ALTER TABLE public.events OWNER TO pg_monitor;
COMMENT ON COLUMN public.events.note IS 'What was.';
CREATE STATISTICS public.together ON id, at FROM public.events;
