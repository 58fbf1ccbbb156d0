ALTER TABLE public.c NO INHERIT public.a;
ALTER TABLE public.c INHERIT public.a;
