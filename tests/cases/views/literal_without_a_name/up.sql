CREATE VIEW public.feed AS
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
