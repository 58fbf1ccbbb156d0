CREATE SCHEMA app;

CREATE TEXT SEARCH PARSER app."Own" (START = pg_catalog.prsd_start, GETTOKEN = pg_catalog.prsd_nexttoken, END = pg_catalog.prsd_end, LEXTYPES = pg_catalog.prsd_lextype);
COMMENT ON TEXT SEARCH PARSER app."Own" IS 'ours';

CREATE TEXT SEARCH CONFIGURATION public.search (PARSER = app."Own");
ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR word WITH pg_catalog.simple;
