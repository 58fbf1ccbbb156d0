ALTER TABLE public.u RENAME TO t;
ALTER TABLE public.t RENAME CONSTRAINT other TO "Code";
COMMENT ON INDEX public."Code" IS 'by code';
