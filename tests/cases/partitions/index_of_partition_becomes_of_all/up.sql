DROP INDEX public.own;

DROP INDEX public.other;

CREATE INDEX own ON ONLY public.events (id);

CREATE INDEX events_2024_id_idx ON public.events_2024 (id);

ALTER INDEX public.own ATTACH PARTITION public.events_2024_id_idx;

CREATE INDEX events_2025_id_idx ON public.events_2025 (id);

ALTER INDEX public.own ATTACH PARTITION public.events_2025_id_idx;
