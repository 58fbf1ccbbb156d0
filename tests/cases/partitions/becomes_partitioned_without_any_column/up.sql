ALTER TABLE public.t RENAME TO t__old;
CREATE TABLE public.t (
    id integer,
    b text
) PARTITION BY RANGE (id);

-- loses data: column public.t.a
-- rewrites every row of public.t under a lock
INSERT INTO public.t
    SELECT FROM ONLY public.t__old;
DROP TABLE public.t__old;
