ALTER TYPE public.e RENAME TO e__old;

DROP INDEX public.t_b;

DROP VIEW public.v;

CREATE TYPE public.e AS ENUM (
    'a',
    'b',
    'c'
);

ALTER TABLE public.ta RENAME TO ta__old;
CREATE TABLE public.ta (
    k public.e NOT NULL,
    b text,
    other public.e DEFAULT 'b'::public.e
);

ALTER TABLE public.tb RENAME TO tb__old;
CREATE TABLE public.tb (
    k public.e NOT NULL,
    b text,
    other public.e DEFAULT 'b'::public.e
);

ALTER TABLE public.t RENAME TO t__old;
CREATE TABLE public.t (
    k public.e NOT NULL,
    b text,
    other public.e DEFAULT 'b'::public.e
) PARTITION BY LIST (k);

-- can fail: values of public.u.k that are not of type public.e
-- can fail: values of public.u.ks that are not of type public.e[]
-- rewrites every row of public.u under a lock
ALTER TABLE public.u
    ALTER COLUMN k DROP DEFAULT,
    ALTER COLUMN k TYPE public.e USING k::text::public.e,
    ALTER COLUMN k SET DEFAULT 'a'::public.e,
    ALTER COLUMN ks TYPE public.e[] USING ks::text[]::public.e[];

CREATE INDEX t_b ON ONLY public.t (b);

CREATE INDEX ta_b_idx ON public.ta (b);

CREATE INDEX tb_b_idx ON public.tb (b);

CREATE VIEW public.v AS
SELECT t.k
   FROM public.t;

ALTER TABLE public.t ATTACH PARTITION public.ta FOR VALUES IN ('a');

ALTER TABLE public.t ATTACH PARTITION public.tb FOR VALUES IN ('b');

-- can fail: values of public.t.k that are not of type public.e
-- can fail: values of public.t.other that are not of type public.e
-- rewrites every row of public.t under a lock
INSERT INTO public.t (k, b, other)
    SELECT k::text::public.e, b, other::text::public.e FROM public.t__old;
DROP TABLE public.t__old;

DROP TYPE public.e__old;
