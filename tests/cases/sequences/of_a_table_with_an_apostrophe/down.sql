CREATE SEQUENCE public."it's_id_seq" AS integer;
ALTER SEQUENCE public."it's_id_seq" OWNED BY public."it's".id;

ALTER TABLE public."it's" ALTER COLUMN id SET DEFAULT nextval('public."it''s_id_seq"'::regclass);
SELECT setval('public."it''s_id_seq"', max(id)) FROM public."it's" HAVING max(id) >= (SELECT last_value FROM public."it's_id_seq");
