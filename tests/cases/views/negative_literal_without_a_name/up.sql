CREATE VIEW public.v AS
WITH x AS (
         SELECT a.id
           FROM public.a
        UNION ALL
         SELECT '-1'::integer AS "?column?"
        )
 SELECT x.id
   FROM x;
