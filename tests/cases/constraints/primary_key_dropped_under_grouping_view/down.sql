-- can fail: rows of public.t without a value for id, which becomes NOT NULL: give it a backfill
ALTER TABLE public.t ALTER COLUMN id SET NOT NULL;
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);

CREATE OR REPLACE VIEW public.v AS
SELECT t.id,
    t.n
   FROM public.t
  GROUP BY t.id;
