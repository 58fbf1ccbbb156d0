DROP TEXT SEARCH DICTIONARY public.words;

DROP TEXT SEARCH TEMPLATE public.own;
CREATE TEXT SEARCH TEMPLATE public.own (INIT = pg_catalog.dsimple_init, LEXIZE = pg_catalog.dsimple_lexize);

CREATE TEXT SEARCH DICTIONARY public.words (TEMPLATE = public.own, accept = 'false');
