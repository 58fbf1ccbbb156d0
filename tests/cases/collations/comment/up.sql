COMMENT ON COLLATION public.free IS 'free';
