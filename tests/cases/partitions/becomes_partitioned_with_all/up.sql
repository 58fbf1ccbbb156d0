DROP STATISTICS public.together;
DROP POLICY mine ON public.events;

ALTER TABLE public.events RENAME TO events__old;
CREATE TABLE public.events (
    id bigint NOT NULL,
    at date NOT NULL,
    note text
) PARTITION BY RANGE (at);
ALTER TABLE public.events ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.events OWNER TO pg_monitor;
GRANT SELECT ON TABLE public.events TO pg_signal_backend;
GRANT UPDATE (note) ON TABLE public.events TO pg_signal_backend;
CREATE STATISTICS public.together ON at, id FROM public.events;

CREATE POLICY mine ON public.events
    USING (id > 0);

COMMENT ON COLUMN public.events.note IS 'What was.';

CREATE TABLE public.events_rest (
    id bigint NOT NULL,
    at date NOT NULL,
    note text
);

ALTER TABLE public.events ATTACH PARTITION public.events_rest DEFAULT;

-- rewrites every row of public.events under a lock
INSERT INTO public.events (id, at, note)
    SELECT id, at, note FROM ONLY public.events__old;
DROP TABLE public.events__old;
