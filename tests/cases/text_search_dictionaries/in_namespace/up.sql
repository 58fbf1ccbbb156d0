CREATE SCHEMA app;

CREATE TEXT SEARCH DICTIONARY app.words (TEMPLATE = pg_catalog.snowball, language = 'english', stopwords = 'english');
