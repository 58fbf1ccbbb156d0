DROP INDEX public.own;
