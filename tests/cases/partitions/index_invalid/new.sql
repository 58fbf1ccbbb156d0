CREATE TABLE public.events (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'
) PARTITION BY RANGE (at);
CREATE TABLE public.events_2024 PARTITION OF public.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX events_note ON ONLY public.events (note);
CREATE INDEX own ON public.events_2024 (note);
ALTER INDEX public.events_note ATTACH PARTITION public.own;
