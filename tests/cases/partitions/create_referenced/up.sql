CREATE TABLE public.events_2024 (
    id bigint NOT NULL,
    at date NOT NULL,
    CONSTRAINT events_2024_pkey PRIMARY KEY (id, at)
);

CREATE TABLE public.events_2025 (
    id bigint NOT NULL,
    at date NOT NULL,
    CONSTRAINT events_2025_pkey PRIMARY KEY (id, at)
);

CREATE TABLE public.notes (
    id bigint,
    at date
);

CREATE TABLE public.tags (
    id bigint NOT NULL,
    event_id bigint,
    event_at date,
    CONSTRAINT tags_pkey PRIMARY KEY (id)
);

CREATE TABLE public.events (
    id bigint NOT NULL,
    at date NOT NULL,
    CONSTRAINT events_pkey PRIMARY KEY (id, at),
    CONSTRAINT of_note FOREIGN KEY (id) REFERENCES public.tags (id)
) PARTITION BY RANGE (at);

ALTER TABLE public.events ATTACH PARTITION public.events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

ALTER TABLE public.events ATTACH PARTITION public.events_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

ALTER TABLE public.notes ADD CONSTRAINT of_event FOREIGN KEY (id, at) REFERENCES public.events (id, at);
COMMENT ON CONSTRAINT of_event ON public.notes IS 'Which one.';

ALTER TABLE public.tags ADD CONSTRAINT of_event FOREIGN KEY (event_id, event_at) REFERENCES public.events (id, at);
