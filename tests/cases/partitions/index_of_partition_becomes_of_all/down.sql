DROP INDEX public.own;

CREATE INDEX own ON public.events_2024 (id);

CREATE INDEX other ON public.events_2025 (id);
