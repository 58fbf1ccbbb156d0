COMMENT ON TYPE public.span_multirange IS NULL;
