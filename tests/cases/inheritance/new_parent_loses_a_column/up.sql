-- loses data: column public.p.extra
ALTER TABLE public.p DROP COLUMN extra;
ALTER TABLE public.p ADD COLUMN more integer;

ALTER TABLE public.a RENAME TO a__old;
CREATE TABLE public.a (
    id integer,
    org integer
) INHERITS (public.p);

-- rewrites every row of public.a under a lock
INSERT INTO public.a (id, org)
    SELECT id, org FROM ONLY public.a__old;
DROP TABLE public.a__old;
