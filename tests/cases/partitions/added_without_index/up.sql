DROP INDEX public.events_id;

CREATE TABLE public.events_2025 (
    id bigint NOT NULL,
    at date NOT NULL
) PARTITION BY LIST (id);

CREATE INDEX own ON ONLY public.events_2025 (id);

CREATE TABLE public.events_2025_rest (
    id bigint NOT NULL,
    at date NOT NULL
);

CREATE INDEX events_2025_rest_id_idx ON public.events_2025_rest (id);

ALTER TABLE public.events ATTACH PARTITION public.events_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

ALTER TABLE public.events_2025 ATTACH PARTITION public.events_2025_rest DEFAULT;

ALTER TABLE ONLY public.events ADD CONSTRAINT events_key UNIQUE (id, at);
CREATE INDEX events_id ON ONLY public.events (id);

CREATE INDEX mine ON public.events_2024 (id);

ALTER INDEX public.events_id ATTACH PARTITION public.mine;

COMMENT ON INDEX public.events_id IS 'Of some.';
