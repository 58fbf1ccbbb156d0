-- can fail: values of type public.tags that are not of type character varying(20)[]
-- rewrites every row of public.posts under a lock
ALTER DOMAIN public.tags RENAME TO tags__old;
CREATE DOMAIN public.tags AS character varying(20)[]
    CONSTRAINT tags_check CHECK (cardinality(VALUE) < 3);
ALTER TABLE public.posts
    ALTER COLUMN tags TYPE public.tags USING tags::character varying(20)[]::public.tags;
DROP DOMAIN public.tags__old;
