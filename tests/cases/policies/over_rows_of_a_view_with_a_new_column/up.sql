ALTER TABLE public.b ADD COLUMN z date;

CREATE OR REPLACE VIEW public.bv AS
SELECT b.id,
    b.n,
    b.z
   FROM public.b;

CREATE OR REPLACE FUNCTION public.at() RETURNS SETOF integer
    LANGUAGE sql
BEGIN ATOMIC
 SELECT l.id
    FROM public.lb() l(id, n, z);
END;

ALTER POLICY p ON public.b
    USING (id IN ( SELECT l.id
   FROM public.lb() l(id, n, z)));
