DROP INDEX public.i;

-- loses data: table public.w
DROP TABLE public.w;

-- loses data: table public.x
DROP TABLE public.x;

ALTER TABLE public.t REPLICA IDENTITY NOTHING;

ALTER TABLE public.u REPLICA IDENTITY DEFAULT;

ALTER TABLE public.v REPLICA IDENTITY DEFAULT;
