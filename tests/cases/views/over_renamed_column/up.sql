ALTER TABLE public.t RENAME COLUMN b TO c;

CREATE OR REPLACE VIEW public.v AS
SELECT t.a,
    t.c AS b
   FROM public.t;
