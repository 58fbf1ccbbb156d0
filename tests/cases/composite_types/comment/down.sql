COMMENT ON COLUMN public.pair.c IS NULL;
COMMENT ON COLUMN public.pair.a IS 'the first';

COMMENT ON TYPE public.pair IS 'a pair';

COMMENT ON COLUMN public.pair.b IS 'the second';
