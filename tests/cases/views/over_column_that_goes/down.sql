-- Does not bring back the data of: column public.t.b

ALTER TABLE public.t ADD COLUMN b text;

CREATE OR REPLACE VIEW public.v AS
SELECT t.a,
    t.b
   FROM public.t;
