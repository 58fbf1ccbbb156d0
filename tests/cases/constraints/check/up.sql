ALTER TABLE public.t ADD CONSTRAINT k CHECK ((a > 0) AND (b <> ''::text));
