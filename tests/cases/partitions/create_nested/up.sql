CREATE SCHEMA "Archive";

CREATE TABLE "Archive"."Errors 2024" (
    id bigint NOT NULL,
    day date NOT NULL,
    level text NOT NULL,
    CONSTRAINT "Errors 2024_pkey" PRIMARY KEY (id, day, level),
    CONSTRAINT day_ok CHECK (day > '2000-01-01'::date)
);

CREATE INDEX "Errors 2024_level_idx" ON "Archive"."Errors 2024" (level);

CREATE TABLE "Archive".others_2024 (
    id bigint NOT NULL,
    day date NOT NULL,
    level text NOT NULL,
    CONSTRAINT others_2024_pkey PRIMARY KEY (id, day, level),
    CONSTRAINT day_ok CHECK (day > '2000-01-01'::date),
    CONSTRAINT not_error CHECK (level <> 'error'::text)
);

CREATE INDEX others_2024_level_idx ON "Archive".others_2024 (level);

CREATE TABLE public.logs (
    id bigint NOT NULL,
    day date NOT NULL,
    level text NOT NULL,
    CONSTRAINT logs_pkey PRIMARY KEY (id, day, level),
    CONSTRAINT day_ok CHECK (day > '2000-01-01'::date)
) PARTITION BY RANGE (day);

CREATE INDEX logs_level ON ONLY public.logs (level);

CREATE TABLE public.logs_2024 (
    id bigint NOT NULL,
    day date NOT NULL,
    level text NOT NULL,
    CONSTRAINT logs_2024_pkey PRIMARY KEY (id, day, level),
    CONSTRAINT day_ok CHECK (day > '2000-01-01'::date)
) PARTITION BY LIST (level);

CREATE INDEX logs_2024_level_idx ON ONLY public.logs_2024 (level);

ALTER TABLE public.logs_2024 ATTACH PARTITION "Archive"."Errors 2024" FOR VALUES IN ('error');

ALTER TABLE public.logs ATTACH PARTITION public.logs_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

ALTER TABLE public.logs_2024 ATTACH PARTITION "Archive".others_2024 DEFAULT;
