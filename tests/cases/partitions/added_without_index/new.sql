CREATE TABLE public.events (
    id bigint NOT NULL,
    at date NOT NULL
) PARTITION BY RANGE (at);
CREATE TABLE public.events_2024 PARTITION OF public.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO public.events VALUES (1, '2024-05-05');
CREATE TABLE public.events_2025 PARTITION OF public.events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY LIST (id);
CREATE TABLE public.events_2025_rest PARTITION OF public.events_2025 DEFAULT;
CREATE INDEX events_id ON ONLY public.events (id);
CREATE INDEX mine ON public.events_2024 (id);
ALTER INDEX public.events_id ATTACH PARTITION public.mine;
COMMENT ON INDEX public.events_id IS 'Of some.';
ALTER TABLE ONLY public.events ADD CONSTRAINT events_key UNIQUE (id, at);
CREATE INDEX own ON public.events_2025 (id);
