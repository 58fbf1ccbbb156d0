DROP DOMAIN public.d;

-- loses data: table public.u
DROP TABLE public.u;

-- loses data: column public.t.at
ALTER TABLE public.t DROP COLUMN at;
-- loses data: column public.t.b
ALTER TABLE public.t DROP COLUMN b;
