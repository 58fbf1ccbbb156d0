DROP CONVERSION public.own;

DROP FUNCTION public.convert(integer, integer, cstring, internal, integer, boolean);

CREATE FUNCTION public.convert(integer, integer, cstring, internal, integer, boolean) RETURNS integer
    LANGUAGE c STRICT
AS '$libdir/utf8_and_iso8859_1', 'utf8_to_iso8859_1';

CREATE CONVERSION public.own FOR 'UTF8' TO 'LATIN1' FROM public.convert;
