CREATE TABLE public.events (
    id bigint NOT NULL,
    at date NOT NULL
) PARTITION BY RANGE (at);

CREATE TABLE public.events_2024 (
    id bigint NOT NULL,
    at date NOT NULL
);

CREATE TABLE public.events_rest (
    id bigint NOT NULL,
    at date NOT NULL
);

ALTER TABLE public.events ATTACH PARTITION public.events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

ALTER TABLE public.events ATTACH PARTITION public.events_rest DEFAULT;

CREATE INDEX events_id ON ONLY public.events (id);

CREATE INDEX rest_id ON public.events_rest (id);

ALTER INDEX public.events_id ATTACH PARTITION public.rest_id;
