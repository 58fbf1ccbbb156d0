COMMENT ON TYPE public.pair IS NULL;

COMMENT ON COLUMN public.pair.b IS NULL;
COMMENT ON COLUMN public.pair.a IS 'the very first';
COMMENT ON COLUMN public.pair.c IS 'the third';
