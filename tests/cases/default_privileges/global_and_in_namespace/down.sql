DROP SCHEMA other;

-- loses data: table app.t
DROP TABLE app.t;

-- loses data: table public.t
DROP TABLE public.t;
