CREATE INDEX i ON public.t (b text_pattern_ops);
