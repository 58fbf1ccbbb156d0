DROP CONVERSION public.own;
CREATE CONVERSION public.own FOR 'LATIN1' TO 'UTF8' FROM pg_catalog.iso8859_1_to_utf8;
