COMMENT ON INDEX public."Code" IS 'by code';
COMMENT ON INDEX public.t_pkey IS 'the key';
