SET check_function_bodies = off;

-- rewrites every row of public.t under a lock
ALTER TABLE public.t SET ACCESS METHOD heap;

DROP ACCESS METHOD keeper;

CREATE FUNCTION public.own(internal) RETURNS table_am_handler
    LANGUAGE internal
AS 'heap_tableam_handler';

CREATE ACCESS METHOD keeper TYPE TABLE HANDLER public.own;

-- rewrites every row of public.t under a lock
ALTER TABLE public.t SET ACCESS METHOD keeper;

RESET check_function_bodies;
