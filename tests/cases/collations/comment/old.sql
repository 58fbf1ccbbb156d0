CREATE COLLATION public.free (provider = libc, locale = 'C');
