-- can fail: values of public.holder.c that are not of type character varying(20)
-- rewrites every row of public.holder under a lock
ALTER TABLE public.holder ALTER COLUMN c TYPE character varying(20);

CREATE COLLATION public."Two" (PROVIDER = libc, LOCALE = 'POSIX');

ALTER TABLE public.holder ALTER COLUMN a TYPE text COLLATE public."Two";
ALTER TABLE public.holder ALTER COLUMN b TYPE character varying(9) COLLATE public."Two";

DROP COLLATION public.one;
