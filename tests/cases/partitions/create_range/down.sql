-- loses data: table public.events_2024
DROP TABLE public.events_2024;

-- loses data: table public.events_2025
DROP TABLE public.events_2025;

-- loses data: table public.events
DROP TABLE public.events;
