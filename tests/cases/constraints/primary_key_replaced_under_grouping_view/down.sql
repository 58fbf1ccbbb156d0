DROP VIEW public.v;

ALTER TABLE public.t DROP CONSTRAINT b;
ALTER TABLE public.t ADD CONSTRAINT a PRIMARY KEY (id);

CREATE VIEW public.v AS
SELECT t.id,
    t.n
   FROM public.t
  GROUP BY t.id;
