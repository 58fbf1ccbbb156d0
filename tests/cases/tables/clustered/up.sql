DROP INDEX public.i;

ALTER TABLE public.u SET WITHOUT CLUSTER;

CREATE INDEX i ON public.t (b DESC);
ALTER TABLE public.t CLUSTER ON i;

CREATE TABLE public.v (
    a integer NOT NULL,
    CONSTRAINT v_pkey PRIMARY KEY (a)
);

ALTER TABLE public.v CLUSTER ON v_pkey;
