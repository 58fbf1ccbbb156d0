CREATE TABLE public.events (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'::text
) PARTITION BY RANGE (at);

CREATE TABLE public.events_2024 (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'::text
);

CREATE TABLE public.events_2025 (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'::text
);

ALTER TABLE public.events ATTACH PARTITION public.events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

ALTER TABLE public.events ATTACH PARTITION public.events_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
