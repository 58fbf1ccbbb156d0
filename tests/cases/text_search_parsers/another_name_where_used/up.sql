DROP TEXT SEARCH CONFIGURATION public.search;

DROP TEXT SEARCH PARSER public.own;

CREATE TEXT SEARCH PARSER public.other (START = pg_catalog.prsd_start, GETTOKEN = pg_catalog.prsd_nexttoken, END = pg_catalog.prsd_end, LEXTYPES = pg_catalog.prsd_lextype);

CREATE TEXT SEARCH CONFIGURATION public.search (PARSER = public.other);
ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR word WITH pg_catalog.simple;
