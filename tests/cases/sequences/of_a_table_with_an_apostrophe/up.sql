ALTER TABLE public."it's" ALTER COLUMN id DROP DEFAULT;
DROP SEQUENCE public."it's_id_seq";
