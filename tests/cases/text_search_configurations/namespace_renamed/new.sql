-- rename: namespace:app=other
CREATE SCHEMA other;
CREATE TEXT SEARCH DICTIONARY other.words (TEMPLATE = pg_catalog.snowball, language = 'english', stopwords = 'english');
CREATE TEXT SEARCH CONFIGURATION other.search (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION other.search ADD MAPPING FOR asciiword, word WITH other.words, simple;
ALTER TEXT SEARCH CONFIGURATION other.search ADD MAPPING FOR numword WITH simple;
