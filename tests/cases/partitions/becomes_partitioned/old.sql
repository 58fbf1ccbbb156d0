CREATE TABLE public.events (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'
);
INSERT INTO public.events (id, at) SELECT n, date '2024-01-01' + n FROM generate_series(1, 300) n;
ALTER TABLE public.events ADD CONSTRAINT events_pkey PRIMARY KEY (id, at);
CREATE INDEX events_note ON public.events (note);
COMMENT ON TABLE public.events IS 'What was.';
CREATE VIEW public.v AS SELECT id FROM public.events;
