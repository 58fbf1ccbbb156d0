CREATE TEXT SEARCH DICTIONARY words (TEMPLATE = pg_catalog.simple, accept = false);
