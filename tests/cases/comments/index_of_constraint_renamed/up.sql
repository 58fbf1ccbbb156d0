ALTER TABLE public.t RENAME TO u;
ALTER TABLE public.u RENAME CONSTRAINT "Code" TO other;
COMMENT ON INDEX public.other IS 'by code';
