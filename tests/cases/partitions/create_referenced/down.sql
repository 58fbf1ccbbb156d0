ALTER TABLE public.events DROP CONSTRAINT of_note;

-- loses data: table public.notes
DROP TABLE public.notes;

ALTER TABLE public.tags DROP CONSTRAINT of_event;

-- loses data: table public.events_2024
DROP TABLE public.events_2024;

-- loses data: table public.events_2025
DROP TABLE public.events_2025;

-- loses data: table public.events
DROP TABLE public.events;

-- loses data: table public.tags
DROP TABLE public.tags;
