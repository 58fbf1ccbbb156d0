ALTER TABLE public.t ADD CONSTRAINT "Code" UNIQUE (code);
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
COMMENT ON INDEX public."Code" IS 'by code';
COMMENT ON INDEX public.t_pkey IS 'the key';
