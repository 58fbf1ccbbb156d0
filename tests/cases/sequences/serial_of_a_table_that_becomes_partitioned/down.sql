CREATE SEQUENCE public.p_id_seq AS integer;

ALTER TABLE public.p RENAME TO p__old;
CREATE TABLE public.p (
    id integer NOT NULL DEFAULT nextval('public.p_id_seq'::regclass),
    k integer NOT NULL
);

ALTER SEQUENCE public.p_id_seq OWNED BY public.p.id;

-- can fail: rows of public.p without a value for id, which becomes NOT NULL: give it a backfill
-- rewrites every row of public.p under a lock
INSERT INTO public.p (id, k)
    SELECT id, k FROM public.p__old;
SELECT setval('public.p_id_seq', max(id)) FROM public.p HAVING max(id) >= (SELECT last_value FROM public.p_id_seq);
DROP TABLE public.p__old;
