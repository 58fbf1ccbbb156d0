ALTER TABLE public.events_2024 RENAME TO events_2024__old;
CREATE TABLE public.events_2024 (
    id bigint NOT NULL,
    at timestamp without time zone NOT NULL,
    note text DEFAULT 'none'::text
);

ALTER TABLE public.events_rest RENAME TO events_rest__old;
CREATE TABLE public.events_rest (
    id bigint NOT NULL,
    at timestamp without time zone NOT NULL,
    note text DEFAULT 'none'::text
);

ALTER TABLE public.events RENAME TO events__old;
CREATE TABLE public.events (
    id bigint NOT NULL,
    at timestamp without time zone NOT NULL,
    note text DEFAULT 'none'::text
) PARTITION BY RANGE (at);

-- can fail: rows of public.events_2024 outside of FOR VALUES FROM ('2024-01-01 00:00:00') TO ('2025-01-01 00:00:00')
-- can fail: rows of public.events_rest that belong to public.events_2024
ALTER TABLE public.events ATTACH PARTITION public.events_2024 FOR VALUES FROM ('2024-01-01 00:00:00') TO ('2025-01-01 00:00:00');

ALTER TABLE public.events ATTACH PARTITION public.events_rest DEFAULT;

-- can fail: values of public.events.at that are not of type timestamp without time zone
-- rewrites every row of public.events under a lock
INSERT INTO public.events (id, at, note)
    SELECT id, at, note FROM public.events__old;
DROP TABLE public.events__old;
