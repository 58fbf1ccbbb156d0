CREATE TEXT SEARCH DICTIONARY public.words (TEMPLATE = pg_catalog.snowball, language = 'english', stopwords = 'english');
COMMENT ON TEXT SEARCH DICTIONARY public.words IS 'all words';
