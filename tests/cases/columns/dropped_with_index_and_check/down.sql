-- Does not bring back the data of: column public.t.b

ALTER TABLE public.t ADD COLUMN b text;
ALTER TABLE public.t ADD CONSTRAINT t_b_check CHECK (b <> ''::text);
CREATE INDEX i ON public.t (b);
