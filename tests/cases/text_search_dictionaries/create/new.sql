CREATE TEXT SEARCH DICTIONARY words (TEMPLATE = pg_catalog.snowball, language = 'english', stopwords = 'english');
COMMENT ON TEXT SEARCH DICTIONARY words IS 'all words';
