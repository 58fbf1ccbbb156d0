ALTER TABLE public.c1 NO INHERIT public.p;
ALTER TABLE public.c1 INHERIT public.p;
