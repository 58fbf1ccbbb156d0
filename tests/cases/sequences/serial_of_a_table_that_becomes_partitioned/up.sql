ALTER SEQUENCE public.p_id_seq OWNED BY NONE;

ALTER TABLE public.p RENAME TO p__old;
CREATE TABLE public.p (
    id integer,
    k integer NOT NULL
) PARTITION BY LIST (k);

CREATE TABLE public.p1 (
    id integer,
    k integer NOT NULL
);

ALTER TABLE public.p ATTACH PARTITION public.p1 DEFAULT;

-- rewrites every row of public.p under a lock
INSERT INTO public.p (id, k)
    SELECT id, k FROM ONLY public.p__old;
DROP TABLE public.p__old;

DROP SEQUENCE public.p_id_seq;
