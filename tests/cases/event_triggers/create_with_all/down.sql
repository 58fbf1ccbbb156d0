DROP EVENT TRIGGER watcher;

DROP FUNCTION public.watch();

-- loses data: table public.u
DROP TABLE public.u;
