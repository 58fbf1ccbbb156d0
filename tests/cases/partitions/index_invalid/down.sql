DROP INDEX public.events_note;
CREATE INDEX events_note ON ONLY public.events (note);

CREATE INDEX own ON public.events_2024 (note);
