ALTER TABLE public.t DROP CONSTRAINT t_pkey;

DROP VIEW public.v;

DROP MATERIALIZED VIEW public.mv;

ALTER TABLE public.t RENAME TO t__old;
CREATE TABLE public.t (
    id integer NOT NULL,
    v text
) PARTITION BY RANGE (id);

ALTER TABLE ONLY public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);

CREATE TABLE public.t1 (
    id integer NOT NULL,
    v text,
    CONSTRAINT t1_pkey PRIMARY KEY (id)
);

ALTER TABLE public.t ATTACH PARTITION public.t1 DEFAULT;

-- rewrites every row of public.t under a lock
INSERT INTO public.t (id, v)
    SELECT id, v FROM ONLY public.t__old;
DROP TABLE public.t__old;

CREATE MATERIALIZED VIEW public.mv AS
SELECT count(*) AS c
   FROM public.t;

COMMENT ON MATERIALIZED VIEW public.mv IS 'how many';

CREATE INDEX mv_c ON public.mv (c);

CREATE VIEW public.v AS
SELECT mv.c
   FROM public.mv;

GRANT SELECT ON TABLE public.v TO PUBLIC;
