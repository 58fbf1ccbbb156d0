ALTER TABLE public.events_2024 RENAME TO events_y24;
