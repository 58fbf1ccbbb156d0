DROP INDEX public.events_note;
CREATE INDEX events_note ON ONLY public.events (note);

CREATE INDEX events_2024_note_idx ON public.events_2024 (note);

ALTER INDEX public.events_note ATTACH PARTITION public.events_2024_note_idx;

CREATE INDEX events_rest_note_idx ON public.events_rest (note);

ALTER INDEX public.events_note ATTACH PARTITION public.events_rest_note_idx;
