-- Does not bring back the data of: column public.t.a

ALTER TABLE public.t RENAME TO t__old;
CREATE TABLE public.t (
    a text
);

-- loses data: column public.t.b
-- loses data: column public.t.id
-- rewrites every row of public.t under a lock
INSERT INTO public.t
    SELECT FROM public.t__old;
DROP TABLE public.t__old;
