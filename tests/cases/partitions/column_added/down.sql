-- loses data: column public.events.size
ALTER TABLE public.events DROP COLUMN size;
