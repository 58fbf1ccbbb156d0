ALTER SEQUENCE public.m_id_seq RENAME TO m_id_seq__old;

CREATE SEQUENCE public.m_id_seq;

ALTER TABLE public.m RENAME TO m__old;
ALTER SEQUENCE public.m_id_seq__old RENAME TO m_id_seq__old__old;
CREATE TABLE public.m (
    id bigint NOT NULL DEFAULT nextval('public.m_id_seq'::regclass)
);

ALTER SEQUENCE public.m_id_seq OWNED BY public.m.id;

-- rewrites every row of public.m under a lock
INSERT INTO public.m (id)
    SELECT id FROM public.m__old;
SELECT setval('public.m_id_seq', last_value, is_called) FROM public.m_id_seq__old__old WHERE last_value >= (SELECT last_value FROM public.m_id_seq);
SELECT setval('public.m_id_seq', max(id)) FROM public.m HAVING max(id) >= (SELECT last_value FROM public.m_id_seq);
DROP TABLE public.m__old;
