CREATE TEXT SEARCH CONFIGURATION search (PARSER = pg_catalog."default");
