ALTER TABLE public.t NOT OF;

ALTER TABLE public.u NOT OF;

ALTER TABLE public.t DROP CONSTRAINT t_pkey;

ALTER TYPE public.ty ALTER ATTRIBUTE a TYPE bigint;
ALTER TYPE public.ty DROP ATTRIBUTE b;
ALTER TYPE public.ty ADD ATTRIBUTE c date;
ALTER TYPE public.ty ADD ATTRIBUTE b character varying(10);

ALTER TABLE public.t RENAME TO t__old;
CREATE TABLE public.t (
    a bigint NOT NULL,
    c date,
    b character varying(10) DEFAULT 'y'::character varying
);
ALTER TABLE public.t OF public.ty;

-- rewrites every row of public.u under a lock
ALTER TABLE public.u ALTER COLUMN a TYPE bigint;

ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (a);

-- can fail: values of public.t.b that are not of type character varying(10)
-- rewrites every row of public.t under a lock
INSERT INTO public.t (a, b)
    SELECT a, b FROM ONLY public.t__old;
DROP TABLE public.t__old;
