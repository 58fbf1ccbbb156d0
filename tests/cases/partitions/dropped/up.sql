-- loses data: table public.events_2024
DROP TABLE public.events_2024;
