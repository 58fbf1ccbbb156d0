CREATE INDEX i ON public.t USING gin (a jsonb_path_ops);
