ALTER TABLE public.events ADD CONSTRAINT positive CHECK (id > 0);

ALTER TABLE public.events_2024 ADD CONSTRAINT short CHECK (length(note) < 100);
