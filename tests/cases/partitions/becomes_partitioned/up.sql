ALTER TABLE public.events DROP CONSTRAINT events_pkey;
DROP INDEX public.events_note;

DROP VIEW public.v;

ALTER TABLE public.events RENAME TO events__old;
CREATE TABLE public.events (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'::text
) PARTITION BY RANGE (at);

ALTER TABLE ONLY public.events ADD CONSTRAINT events_pkey PRIMARY KEY (id, at);
CREATE INDEX events_note ON ONLY public.events (note);
COMMENT ON TABLE public.events IS 'What was.';

CREATE TABLE public.events_2024 (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'::text,
    CONSTRAINT events_2024_pkey PRIMARY KEY (id, at)
);

CREATE INDEX events_2024_note_idx ON public.events_2024 (note);

CREATE TABLE public.events_rest (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'::text,
    CONSTRAINT events_rest_pkey PRIMARY KEY (id, at)
);

CREATE INDEX events_rest_note_idx ON public.events_rest (note);

CREATE VIEW public.v AS
SELECT events.id
   FROM public.events;

ALTER TABLE public.events ATTACH PARTITION public.events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

ALTER TABLE public.events ATTACH PARTITION public.events_rest DEFAULT;

-- rewrites every row of public.events under a lock
INSERT INTO public.events (id, at, note)
    SELECT id, at, note FROM ONLY public.events__old;
DROP TABLE public.events__old;
