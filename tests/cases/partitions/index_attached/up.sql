CREATE INDEX events_note ON ONLY public.events (note);

ALTER INDEX public.events_note ATTACH PARTITION public.own;
