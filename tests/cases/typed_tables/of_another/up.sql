ALTER TABLE public.pairs NOT OF;

DROP TYPE public.pair;

ALTER TABLE public.pairs OF public.other;
