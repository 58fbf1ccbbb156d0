SET check_function_bodies = off;

DROP TEXT SEARCH PARSER public.own;

CREATE FUNCTION public.start(internal, integer) RETURNS internal
    LANGUAGE internal
AS 'prsd_start';

CREATE TEXT SEARCH PARSER public.own (START = public.start, GETTOKEN = pg_catalog.prsd_nexttoken, END = pg_catalog.prsd_end, LEXTYPES = pg_catalog.prsd_lextype);

RESET check_function_bodies;
