COMMENT ON TYPE public.mood IS 'how one feels';
