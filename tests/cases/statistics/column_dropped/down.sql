-- Does not bring back the data of: column public.t.c

DROP STATISTICS public.s;
ALTER TABLE public.t ADD COLUMN c text;
CREATE STATISTICS public.s ON a, b, c FROM public.t;
