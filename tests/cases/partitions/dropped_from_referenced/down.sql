-- Does not bring back the data of: table public.events_2025

CREATE TABLE public.events_2025 (
    id bigint NOT NULL,
    at date NOT NULL,
    CONSTRAINT events_2025_pkey PRIMARY KEY (id, at)
);

ALTER TABLE public.events ATTACH PARTITION public.events_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
