CREATE COLLATION public."Two" (provider = libc, locale = 'POSIX');
CREATE TABLE public.holder (id integer PRIMARY KEY, a text COLLATE public."Two", b varchar(9) COLLATE public."Two", c varchar(20));
