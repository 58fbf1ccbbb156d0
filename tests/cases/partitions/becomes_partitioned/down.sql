ALTER TABLE public.events DROP CONSTRAINT events_pkey;
DROP INDEX public.events_note;

DROP VIEW public.v;

ALTER TABLE public.events RENAME TO events__old;
CREATE TABLE public.events (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'::text
);

ALTER TABLE public.events ADD CONSTRAINT events_pkey PRIMARY KEY (id, at);
CREATE INDEX events_note ON public.events (note);
COMMENT ON TABLE public.events IS 'What was.';

CREATE VIEW public.v AS
SELECT events.id
   FROM public.events;

-- rewrites every row of public.events under a lock
INSERT INTO public.events (id, at, note)
    SELECT id, at, note FROM public.events__old;
DROP TABLE public.events__old;
