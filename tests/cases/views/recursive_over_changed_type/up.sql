DROP VIEW public.v;

-- rewrites every row of public.t under a lock
ALTER TABLE public.t
    ALTER COLUMN id TYPE bigint,
    ALTER COLUMN parent TYPE bigint;

CREATE VIEW public.v AS
WITH RECURSIVE v(id) AS (
         SELECT t.id
           FROM public.t
          WHERE (t.parent IS NULL)
        UNION ALL
         SELECT t.id
           FROM (public.t
             JOIN v v_1 ON ((v_1.id = t.parent)))
        )
 SELECT v.id
   FROM v;
