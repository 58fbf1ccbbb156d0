CREATE TABLE public.events (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'
) PARTITION BY HASH (id);
CREATE TABLE public.events_2024 PARTITION OF public.events FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE public.events_rest PARTITION OF public.events FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE INDEX events_note ON public.events (note);
