-- needs: 14
CREATE COLLATION public.plain (provider = libc, locale = 'C');
CREATE TYPE public.span AS RANGE (subtype = text);
CREATE TYPE public.pair AS (a text, b text);
CREATE DOMAIN public.word AS text;
CREATE TABLE public.holder (id integer PRIMARY KEY, a text, b text COLLATE public.plain DEFAULT 'x', c public.span, d public.pair DEFAULT ROW('a', 'b')::public.pair, e public.word[], f text, g public.span);
ALTER TABLE public.holder ALTER a SET STORAGE EXTERNAL, ALTER a SET COMPRESSION pglz, ALTER a SET STATISTICS 5, ALTER b SET STORAGE MAIN, ALTER c SET STORAGE EXTERNAL, ALTER c SET COMPRESSION pglz,
    ALTER d SET STORAGE MAIN, ALTER e SET STORAGE EXTERNAL, ALTER f SET STORAGE EXTERNAL, ALTER f SET COMPRESSION pglz, ALTER g SET STORAGE EXTERNAL;
INSERT INTO public.holder VALUES (1, 'a', 'b', '[c,d)', ROW('d', 'e'), '{e}', 'f', '[g,h)');
