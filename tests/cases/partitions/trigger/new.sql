CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.events (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'
) PARTITION BY RANGE (at);
CREATE TABLE public.events_2024 PARTITION OF public.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TRIGGER touched BEFORE UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE TRIGGER own AFTER INSERT ON public.events_2024 FOR EACH ROW EXECUTE FUNCTION public.touch();
