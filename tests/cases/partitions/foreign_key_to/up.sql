ALTER TABLE public.notes ADD CONSTRAINT of_event FOREIGN KEY (id, at) REFERENCES public.events (id, at);
