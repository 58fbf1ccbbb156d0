CREATE TABLE public.events_2025 (
    id bigint NOT NULL,
    at date NOT NULL,
    note text,
    CONSTRAINT events_2025_pkey PRIMARY KEY (id, at)
);

CREATE INDEX events_2025_note_idx ON public.events_2025 (note);
ALTER TABLE public.events ATTACH PARTITION public.events_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
