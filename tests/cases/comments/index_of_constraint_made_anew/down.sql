ALTER TABLE public.t DROP CONSTRAINT "Code";
COMMENT ON INDEX public.t_pkey IS 'the key';
ALTER TABLE public.t ADD CONSTRAINT "Code" UNIQUE (code);
COMMENT ON INDEX public."Code" IS 'by code';
