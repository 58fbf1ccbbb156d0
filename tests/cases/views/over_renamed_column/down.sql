ALTER TABLE public.t RENAME COLUMN c TO b;

CREATE OR REPLACE VIEW public.v AS
SELECT t.a,
    t.b
   FROM public.t;
