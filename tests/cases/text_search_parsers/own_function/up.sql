DROP TEXT SEARCH PARSER public.own;

DROP FUNCTION public.start(internal, integer);

CREATE TEXT SEARCH PARSER public.own (START = pg_catalog.prsd_start, GETTOKEN = pg_catalog.prsd_nexttoken, END = pg_catalog.prsd_end, LEXTYPES = pg_catalog.prsd_lextype);
