-- loses data: table public.sessions_0
DROP TABLE public.sessions_0;

-- loses data: table public.sessions_1
DROP TABLE public.sessions_1;

-- loses data: table public.sessions
DROP TABLE public.sessions;
