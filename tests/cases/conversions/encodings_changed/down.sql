DROP CONVERSION public.own;
CREATE CONVERSION public.own FOR 'UTF8' TO 'LATIN1' FROM pg_catalog.utf8_to_iso8859_1;
