ALTER TABLE public.t ADD COLUMN b text;
GRANT SELECT (b) ON TABLE public.t TO case_reader;
