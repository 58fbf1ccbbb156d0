-- needs: 14
CREATE FUNCTION convert(integer, integer, cstring, internal, integer, boolean) RETURNS integer LANGUAGE c STRICT AS '$libdir/utf8_and_iso8859_1', 'utf8_to_iso8859_1';
CREATE CONVERSION own FOR 'UTF8' TO 'LATIN1' FROM convert;
