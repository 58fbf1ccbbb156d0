-- rewrites every row of public.p under a lock
ALTER TABLE public.p ALTER COLUMN org TYPE bigint;

ALTER TABLE public.a RENAME TO a__old;
CREATE TABLE public.a (
    id integer,
    org bigint
) INHERITS (public.p);

-- rewrites every row of public.a under a lock
INSERT INTO public.a (id, org)
    SELECT id, org FROM ONLY public.a__old;
DROP TABLE public.a__old;
