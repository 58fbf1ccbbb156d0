-- Does not bring back the data of: table public.t
-- Does not bring back the data of: table public.p

CREATE TABLE public.p (
    id integer NOT NULL,
    CONSTRAINT p_pkey PRIMARY KEY (id)
);

CREATE TABLE public.t (
    a integer,
    b text,
    CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES public.p (id)
);

CREATE INDEX i ON public.t (b);

COMMENT ON INDEX public.i IS 'x';
