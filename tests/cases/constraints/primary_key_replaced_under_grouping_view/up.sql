DROP VIEW public.v;

ALTER TABLE public.t DROP CONSTRAINT a;
ALTER TABLE public.t ADD CONSTRAINT b PRIMARY KEY (id) INCLUDE (n);

CREATE VIEW public.v AS
SELECT t.id,
    t.n
   FROM public.t
  GROUP BY t.id;
