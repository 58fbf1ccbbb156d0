ALTER SEQUENCE public.m_id_seq RENAME TO m_id_seq__old;
ALTER SEQUENCE public.m_id_seq__old OWNED BY NONE;

ALTER TABLE public.m RENAME TO m__old;
CREATE TABLE public.m (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
) PARTITION BY RANGE (id);

-- rewrites every row of public.m under a lock
INSERT INTO public.m (id) OVERRIDING SYSTEM VALUE
    SELECT id FROM ONLY public.m__old;
SELECT setval('public.m_id_seq', last_value, is_called) FROM public.m_id_seq__old;
SELECT setval('public.m_id_seq', max(id)) FROM public.m HAVING max(id) >= 1 AND max(id) >= (SELECT last_value FROM public.m_id_seq);
DROP TABLE public.m__old;

DROP SEQUENCE public.m_id_seq__old;
