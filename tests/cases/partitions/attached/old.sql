CREATE TABLE public.events (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'
) PARTITION BY RANGE (at);
CREATE TABLE public.events_2024 PARTITION OF public.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO public.events (id, at) SELECT n, date '2024-01-01' + n FROM generate_series(1, 300) n;
CREATE TABLE public.events_2025 (at date NOT NULL, note text, id bigint NOT NULL);
INSERT INTO public.events_2025 (id, at) VALUES (1, '2025-03-04');
