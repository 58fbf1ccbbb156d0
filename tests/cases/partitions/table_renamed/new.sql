-- rename: table:events=happenings
CREATE TABLE public.happenings (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'
) PARTITION BY RANGE (at);
CREATE TABLE public.events_2024 PARTITION OF public.happenings FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX events_note ON public.happenings (note);
