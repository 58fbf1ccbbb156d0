-- loses data: table public.events_rest
DROP TABLE public.events_rest;

DROP VIEW public.v;

-- loses data: table public.events_2024
DROP TABLE public.events_2024;

-- loses data: table public.events
DROP TABLE public.events;
