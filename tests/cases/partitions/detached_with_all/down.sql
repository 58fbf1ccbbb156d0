ALTER TABLE public.events_2024 ADD CONSTRAINT positive CHECK (id > 0);
CREATE INDEX events_2024_note_idx ON public.events_2024 (note);
-- can fail: rows of public.events_2024 outside of FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')
ALTER TABLE public.events ATTACH PARTITION public.events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
