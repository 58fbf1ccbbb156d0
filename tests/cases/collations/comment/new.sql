CREATE COLLATION public.free (provider = libc, locale = 'C');
COMMENT ON COLLATION public.free IS 'free';
