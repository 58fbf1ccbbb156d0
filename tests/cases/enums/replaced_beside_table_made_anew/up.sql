ALTER TYPE public.e RENAME TO e__old;

ALTER TABLE public.t RENAME TO t__old;
CREATE TABLE public.t (
    id integer,
    b text
) PARTITION BY LIST (id);

CREATE TYPE public.e AS ENUM (
    'a',
    'c'
);

CREATE TABLE public.t1 (
    id integer,
    b text
);

ALTER TABLE public.t ATTACH PARTITION public.t1 DEFAULT;

-- rewrites every row of public.t under a lock
INSERT INTO public.t (id, b)
    SELECT id, b FROM ONLY public.t__old;
DROP TABLE public.t__old;

DROP TYPE public.e__old;
