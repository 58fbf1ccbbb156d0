DROP INDEX public.i;

DROP TEXT SEARCH CONFIGURATION public.search;

DROP TEXT SEARCH PARSER public.own;
CREATE TEXT SEARCH PARSER public.own (START = pg_catalog.prsd_start, GETTOKEN = pg_catalog.prsd_nexttoken, END = pg_catalog.prsd_end, LEXTYPES = pg_catalog.prsd_lextype);

CREATE TEXT SEARCH CONFIGURATION public.search (PARSER = public.own);
ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR word WITH pg_catalog.simple;

CREATE INDEX i ON public.t USING gin ((to_tsvector('public.search'::regconfig, a)));
