-- Does not bring back the data of: column public.t.b

ALTER TABLE public.t ADD COLUMN b text;
GRANT SELECT (b) ON TABLE public.t TO case_reader;
