ALTER TABLE public.pairs NOT OF;

-- loses data: column public.others.c
ALTER TABLE public.others DROP COLUMN c;
ALTER TABLE public.others OF public.pair;
