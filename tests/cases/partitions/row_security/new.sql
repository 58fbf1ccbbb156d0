CREATE TABLE public.events (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'
) PARTITION BY RANGE (at);
CREATE TABLE public.events_2024 PARTITION OF public.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
ALTER TABLE public.events ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.events_2024 FORCE ROW LEVEL SECURITY;
CREATE POLICY mine ON public.events_2024 USING (id > 0);
ALTER TABLE public.events_2024 SET (fillfactor = 60);
ALTER TABLE public.events_2024 REPLICA IDENTITY FULL;
