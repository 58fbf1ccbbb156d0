DROP INDEX public.events_note;

CREATE INDEX own ON public.events_2024 (note);
