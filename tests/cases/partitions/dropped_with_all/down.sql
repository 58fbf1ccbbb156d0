-- Does not bring back the data of: table public.events_rest
-- Does not bring back the data of: table public.events_2024
-- Does not bring back the data of: table public.events

CREATE TABLE public.events (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'::text
) PARTITION BY RANGE (at);

CREATE INDEX events_note_idx ON ONLY public.events (note);

CREATE TABLE public.events_2024 (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'::text
);

CREATE INDEX events_2024_note_idx ON public.events_2024 (note);

CREATE TABLE public.events_rest (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'::text
);

CREATE INDEX events_rest_note_idx ON public.events_rest (note);

CREATE VIEW public.v AS
SELECT events_2024.id
   FROM public.events_2024;

ALTER TABLE public.events ATTACH PARTITION public.events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

ALTER TABLE public.events ATTACH PARTITION public.events_rest DEFAULT;
