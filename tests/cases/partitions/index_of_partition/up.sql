CREATE INDEX own ON public.events_2024 (note) WITH (fillfactor = 50);
