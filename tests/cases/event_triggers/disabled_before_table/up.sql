ALTER EVENT TRIGGER e DISABLE;

-- loses data: table public.log
DROP TABLE public.log;
