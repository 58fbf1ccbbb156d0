-- rewrites every row of public.posts under a lock
ALTER DOMAIN public.tags RENAME TO tags__old;
CREATE DOMAIN public.tags AS text[]
    CONSTRAINT tags_check CHECK (cardinality(VALUE) < 3);
ALTER TABLE public.posts
    ALTER COLUMN tags TYPE public.tags USING tags::text[]::public.tags;
DROP DOMAIN public.tags__old;
