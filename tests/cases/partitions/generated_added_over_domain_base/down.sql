ALTER TABLE public.t DROP COLUMN g;

-- can fail: values of type public.d that are not of type integer
-- rewrites every row of public.t under a lock
ALTER DOMAIN public.d RENAME TO d__old;
CREATE DOMAIN public.d AS integer;
ALTER TABLE public.t
    ALTER COLUMN a TYPE public.d USING a::integer::public.d;
DROP DOMAIN public.d__old;
