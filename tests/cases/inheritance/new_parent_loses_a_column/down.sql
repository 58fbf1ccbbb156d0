-- Does not bring back the data of: column public.p.extra

ALTER TABLE public.a NO INHERIT public.p;
-- loses data: column public.a.more
ALTER TABLE public.a DROP COLUMN more;

-- loses data: column public.p.more
ALTER TABLE public.p DROP COLUMN more;
ALTER TABLE public.p ADD COLUMN extra integer;
