CREATE SCHEMA "Archive";
CREATE TABLE public.logs (id bigint NOT NULL, day date NOT NULL, level text NOT NULL, CONSTRAINT logs_pkey PRIMARY KEY (id, day, level), CONSTRAINT day_ok CHECK (day > '2000-01-01')) PARTITION BY RANGE (day);
CREATE INDEX logs_level ON public.logs (level);
CREATE TABLE public.logs_2024 PARTITION OF public.logs FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (level);
CREATE TABLE "Archive"."Errors 2024" PARTITION OF public.logs_2024 FOR VALUES IN ('error');
CREATE TABLE "Archive".others_2024 PARTITION OF public.logs_2024 DEFAULT;
ALTER TABLE "Archive".others_2024 ADD CONSTRAINT not_error CHECK (level <> 'error');
