DROP INDEX public.events_note;

ALTER TABLE public.events_2024 RENAME TO events_2024__old;
CREATE TABLE public.events_2024 (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'::text
);

ALTER TABLE public.events_rest RENAME TO events_rest__old;
CREATE TABLE public.events_rest (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'::text
);

ALTER TABLE public.events RENAME TO events__old;
CREATE TABLE public.events (
    id bigint NOT NULL,
    at date NOT NULL,
    note text DEFAULT 'none'::text
) PARTITION BY HASH (id);

CREATE INDEX events_note ON ONLY public.events (note);

CREATE INDEX events_2024_note_idx ON public.events_2024 (note);

CREATE INDEX events_rest_note_idx ON public.events_rest (note);

-- can fail: rows of public.events_2024 outside of FOR VALUES WITH (modulus 2, remainder 0)
ALTER TABLE public.events ATTACH PARTITION public.events_2024 FOR VALUES WITH (modulus 2, remainder 0);

-- can fail: rows of public.events_rest outside of FOR VALUES WITH (modulus 2, remainder 1)
ALTER TABLE public.events ATTACH PARTITION public.events_rest FOR VALUES WITH (modulus 2, remainder 1);

-- rewrites every row of public.events under a lock
INSERT INTO public.events (id, at, note)
    SELECT id, at, note FROM public.events__old;
DROP TABLE public.events__old;
