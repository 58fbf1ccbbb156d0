ALTER COLLATION public.kept OWNER TO CURRENT_USER;

ALTER COLLATION public.replaced RENAME TO replaced__old;
CREATE COLLATION public.replaced (PROVIDER = libc, LOCALE = 'POSIX');

ALTER COLLATION public.replaced OWNER TO case_owner;

ALTER TABLE public.holder ALTER COLUMN b TYPE text COLLATE public.replaced;

DROP COLLATION public.replaced__old;

ALTER COLLATION public.given OWNER TO case_owner;
