CREATE SCHEMA app;
CREATE TEXT SEARCH DICTIONARY app.words (TEMPLATE = pg_catalog.snowball, language = 'english', stopwords = 'english');
CREATE TEXT SEARCH CONFIGURATION app.search (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION app.search ADD MAPPING FOR asciiword, word WITH app.words, simple;
ALTER TEXT SEARCH CONFIGURATION app.search ADD MAPPING FOR numword WITH simple;
