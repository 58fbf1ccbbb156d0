DROP STATISTICS public.s;
-- loses data: column public.t.c
ALTER TABLE public.t DROP COLUMN c;
CREATE STATISTICS public.s ON a, b FROM public.t;
