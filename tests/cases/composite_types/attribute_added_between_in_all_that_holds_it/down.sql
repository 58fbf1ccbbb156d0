-- loses data: attribute public.pair.middle
ALTER TYPE public.pair DROP ATTRIBUTE middle;

ALTER TABLE public.holder ALTER COLUMN pair SET DEFAULT ROW(7, 'seven'::text);
