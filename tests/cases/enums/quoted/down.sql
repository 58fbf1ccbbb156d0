-- loses data: table public.t
DROP TABLE public.t;

DROP TYPE public."My Mood";
