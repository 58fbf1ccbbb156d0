CREATE UNIQUE INDEX events_key ON ONLY public.events (at, id);
CREATE INDEX events_note ON ONLY public.events (note);

CREATE UNIQUE INDEX events_2024_at_id_idx ON public.events_2024 (at, id);
CREATE INDEX events_2024_note_idx ON public.events_2024 (note);

ALTER INDEX public.events_key ATTACH PARTITION public.events_2024_at_id_idx;

ALTER INDEX public.events_note ATTACH PARTITION public.events_2024_note_idx;

CREATE UNIQUE INDEX events_rest_at_id_idx ON public.events_rest (at, id);
CREATE INDEX events_rest_note_idx ON public.events_rest (note);

ALTER INDEX public.events_key ATTACH PARTITION public.events_rest_at_id_idx;

ALTER INDEX public.events_note ATTACH PARTITION public.events_rest_note_idx;

COMMENT ON INDEX public.events_2024_note_idx IS 'Of the notes.';
