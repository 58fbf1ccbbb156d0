CREATE TEXT SEARCH CONFIGURATION search (COPY = pg_catalog.simple);
