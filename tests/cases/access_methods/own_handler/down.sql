-- rewrites every row of public.t under a lock
ALTER TABLE public.t SET ACCESS METHOD heap;

DROP ACCESS METHOD keeper;

DROP FUNCTION public.own(internal);
