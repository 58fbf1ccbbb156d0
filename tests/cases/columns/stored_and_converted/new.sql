CREATE COLLATION public.plain (provider = libc, locale = 'POSIX');
CREATE TYPE public.span AS RANGE (subtype = varchar);
CREATE TYPE public.pair AS (b text, a text);
CREATE DOMAIN public.word AS varchar;
CREATE TABLE public.holder (id integer PRIMARY KEY, a varchar(20), b text COLLATE public.plain DEFAULT 'x', c public.span, d public.pair DEFAULT ROW('b', 'a')::public.pair, e public.word[], f varchar(20), g public.span);
ALTER TABLE public.holder ALTER a SET STORAGE EXTERNAL, ALTER a SET COMPRESSION pglz, ALTER a SET STATISTICS 5, ALTER b SET STORAGE MAIN, ALTER c SET STORAGE EXTERNAL, ALTER c SET COMPRESSION pglz,
    ALTER d SET STORAGE MAIN, ALTER e SET STORAGE EXTERNAL, ALTER g SET STORAGE MAIN;
