CREATE SCHEMA app;

CREATE TEXT SEARCH TEMPLATE app."Own" (INIT = pg_catalog.dsimple_init, LEXIZE = pg_catalog.dsimple_lexize);
COMMENT ON TEXT SEARCH TEMPLATE app."Own" IS 'ours';

CREATE TEXT SEARCH DICTIONARY public.words (TEMPLATE = app."Own", accept = 'false');
