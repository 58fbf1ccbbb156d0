CREATE TYPE public.pair AS (a integer, b text, c text);
COMMENT ON COLUMN public.pair.a IS 'the very first';
COMMENT ON COLUMN public.pair.c IS 'the third';
