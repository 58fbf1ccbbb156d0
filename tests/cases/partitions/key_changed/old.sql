CREATE TABLE public.events (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'
) PARTITION BY RANGE (at);
CREATE TABLE public.events_2024 PARTITION OF public.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE public.events_rest PARTITION OF public.events DEFAULT;
ALTER TABLE public.events ADD CONSTRAINT events_pkey PRIMARY KEY (id, at);
INSERT INTO public.events (id, at) SELECT n, date '2024-01-01' + n FROM generate_series(1, 500) n;
