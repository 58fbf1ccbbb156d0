CREATE INDEX i ON public.t (b COLLATE pg_catalog."C");
