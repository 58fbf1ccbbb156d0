DROP EVENT TRIGGER d;

DROP EVENT TRIGGER e;

DROP FUNCTION public.note();

-- loses data: table public.gone
DROP TABLE public.gone;

-- loses data: table public.log
DROP TABLE public.log;

CREATE TABLE public.kept (
    a integer
);
