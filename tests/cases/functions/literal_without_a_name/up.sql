ALTER TABLE public.posts ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION public.feed() RETURNS TABLE (id integer, kind text)
    LANGUAGE sql STABLE
BEGIN ATOMIC
 WITH items AS (
          SELECT posts.id,
             'post'::text AS kind
            FROM public.posts
         UNION ALL
          SELECT comments.id,
             'comment'::text AS "?column?"
            FROM public.comments
         )
  SELECT items.id,
     items.kind
    FROM items;
END;

CREATE RULE r AS ON INSERT TO public.posts
    DO  INSERT INTO public.comments (id, body)  SELECT q.id,
            q.k
           FROM ( SELECT new.id,
                    'a'::text AS k
                UNION ALL
                 SELECT 2,
                    'b'::text AS "?column?") q;

CREATE POLICY p ON public.posts
    USING (title IN ( SELECT z.k
   FROM ( SELECT 'a'::text AS k
        UNION ALL
         SELECT 'b'::text AS "?column?") z));

CREATE MATERIALIZED VIEW public.mfeed AS
SELECT q.kind,
    count(*) AS count
   FROM ( SELECT posts.id,
            'post'::text AS kind
           FROM public.posts
        UNION ALL
         SELECT comments.id,
            'comment'::text AS "?column?"
           FROM public.comments) q
  GROUP BY q.kind;
