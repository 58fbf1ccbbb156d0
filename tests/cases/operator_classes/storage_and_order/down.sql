DROP INDEX public.i;

DROP OPERATOR FAMILY public.near USING gist;
