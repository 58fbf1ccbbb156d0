ALTER TABLE public.t NOT OF;

ALTER TYPE public.ct DROP ATTRIBUTE b;
ALTER TYPE public.ct ADD ATTRIBUTE b text;

ALTER TABLE public.t RENAME TO t__old;
CREATE TABLE public.t (
    a integer,
    b text
);
ALTER TABLE public.t OF public.ct;

-- rewrites every row of public.t under a lock
INSERT INTO public.t (a, b)
    SELECT a, b FROM ONLY public.t__old;
DROP TABLE public.t__old;
