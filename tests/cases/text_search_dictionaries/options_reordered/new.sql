CREATE TEXT SEARCH DICTIONARY words (TEMPLATE = pg_catalog.snowball, stopwords = 'english', language = 'english');
