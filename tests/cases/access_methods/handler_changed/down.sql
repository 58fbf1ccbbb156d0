-- rewrites every row of public.t under a lock
ALTER TABLE public.t SET ACCESS METHOD heap;

DROP ACCESS METHOD keeper;

DROP FUNCTION public.own(internal);

CREATE ACCESS METHOD keeper TYPE TABLE HANDLER pg_catalog.heap_tableam_handler;

-- rewrites every row of public.t under a lock
ALTER TABLE public.t SET ACCESS METHOD keeper;
