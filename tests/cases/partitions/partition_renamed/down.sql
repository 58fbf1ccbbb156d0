ALTER TABLE public.events_y24 RENAME TO events_2024;
