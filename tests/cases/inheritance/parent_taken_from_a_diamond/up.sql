ALTER TABLE public.bottom NO INHERIT public.r;
