ALTER TABLE public.bottom RENAME TO bottom__old;
CREATE TABLE public.bottom (
    own text
) INHERITS (public.l, public.r);

-- rewrites every row of public.bottom under a lock
INSERT INTO public.bottom (id, n, le, ri, own)
    SELECT id, n, le, ri, own FROM ONLY public.bottom__old;
DROP TABLE public.bottom__old;
