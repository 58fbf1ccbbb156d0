CREATE TABLE public.events (
    id bigint NOT NULL,
    at date NOT NULL,
    CONSTRAINT events_pkey PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE TABLE public.events_2024 PARTITION OF public.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE public.notes (id bigint, at date, CONSTRAINT of_event FOREIGN KEY (id, at) REFERENCES public.events (id, at));
COMMENT ON CONSTRAINT of_event ON public.notes IS 'Which one.';
