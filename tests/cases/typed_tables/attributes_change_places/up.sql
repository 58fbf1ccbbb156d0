ALTER TABLE public.t NOT OF;

ALTER TYPE public.ct DROP ATTRIBUTE a;
ALTER TYPE public.ct ADD ATTRIBUTE a integer;

ALTER TABLE public.t RENAME TO t__old;
CREATE TABLE public.t (
    b text,
    a integer
);
ALTER TABLE public.t OF public.ct;

-- rewrites every row of public.t under a lock
INSERT INTO public.t (b, a)
    SELECT b, a FROM ONLY public.t__old;
DROP TABLE public.t__old;
