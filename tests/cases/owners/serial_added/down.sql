-- loses data: column public.t.i
ALTER TABLE public.t DROP COLUMN i;
-- loses data: column public.t.id
ALTER TABLE public.t DROP COLUMN id;
