ALTER TABLE public.holder ALTER COLUMN b TYPE character varying(9);

CREATE COLLATION public.one (PROVIDER = libc, LOCALE = 'C');

ALTER TABLE public.holder ALTER COLUMN a TYPE text COLLATE public.one;
ALTER TABLE public.holder ALTER COLUMN c TYPE text COLLATE public.one;

DROP COLLATION public."Two";
