ALTER INDEX public.j RENAME TO i;
COMMENT ON INDEX public.i IS 'old';
