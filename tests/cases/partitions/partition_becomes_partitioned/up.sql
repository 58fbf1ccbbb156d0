ALTER TABLE public.events DETACH PARTITION public.events_2024;

ALTER TABLE public.events_2024 RENAME TO events_2024__old;
CREATE TABLE public.events_2024 (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'::text
) PARTITION BY LIST (note);

CREATE TABLE public.none_2024 (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'::text
);

ALTER TABLE public.events ATTACH PARTITION public.events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

ALTER TABLE public.events_2024 ATTACH PARTITION public.none_2024 DEFAULT;

-- rewrites every row of public.events_2024 under a lock
INSERT INTO public.events_2024 (id, at, note)
    SELECT id, at, note FROM ONLY public.events_2024__old;
DROP TABLE public.events_2024__old;
