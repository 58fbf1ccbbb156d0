-- can fail: rows that hold 'c' of type public.e
ALTER TYPE public.e RENAME TO e__old;
CREATE TYPE public.e AS ENUM (
    'a',
    'b'
);
DROP TYPE public.e__old;

ALTER TABLE public.t RENAME TO t__old;
CREATE TABLE public.t (
    id integer,
    b public.e
);

-- can fail: values of public.t.b that are not of type public.e
-- rewrites every row of public.t under a lock
INSERT INTO public.t (id, b)
    SELECT id, b::public.e FROM public.t__old;
DROP TABLE public.t__old;
