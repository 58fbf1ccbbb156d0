-- loses data: table public.events_2025
DROP TABLE public.events_2025;
