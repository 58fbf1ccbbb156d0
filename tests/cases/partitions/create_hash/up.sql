CREATE TABLE public.sessions (
    id uuid NOT NULL,
    data jsonb
) PARTITION BY HASH (id);

CREATE TABLE public.sessions_0 (
    id uuid NOT NULL,
    data jsonb
) WITH (fillfactor = 70);

CREATE TABLE public.sessions_1 (
    id uuid NOT NULL,
    data jsonb
);

ALTER TABLE public.sessions ATTACH PARTITION public.sessions_0 FOR VALUES WITH (modulus 2, remainder 0);

ALTER TABLE public.sessions ATTACH PARTITION public.sessions_1 FOR VALUES WITH (modulus 2, remainder 1);
