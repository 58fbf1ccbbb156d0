CREATE TEXT SEARCH DICTIONARY words (TEMPLATE = pg_catalog.snowball, language = 'english', stopwords = 'english');
