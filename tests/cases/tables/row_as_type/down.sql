-- loses data: column public.t.b
ALTER TABLE public.t DROP COLUMN b;
