DROP INDEX public.own;

DROP VIEW public.v;

-- loses data: column public.events.note
ALTER TABLE public.events DROP COLUMN note;
