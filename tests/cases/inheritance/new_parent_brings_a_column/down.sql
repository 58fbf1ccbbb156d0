ALTER TABLE public.a NO INHERIT public.p;

-- loses data: table public.p
DROP TABLE public.p;

-- loses data: column public.a.x
ALTER TABLE public.a DROP COLUMN x;
