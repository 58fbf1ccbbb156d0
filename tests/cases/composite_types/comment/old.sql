CREATE TYPE public.pair AS (a integer, b text, c text);
COMMENT ON TYPE public.pair IS 'a pair';
COMMENT ON COLUMN public.pair.a IS 'the first';
COMMENT ON COLUMN public.pair.b IS 'the second';
