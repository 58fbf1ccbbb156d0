ALTER TABLE public.others NOT OF;
ALTER TABLE public.others ADD COLUMN c text;

ALTER TABLE public.pairs OF public.pair;
