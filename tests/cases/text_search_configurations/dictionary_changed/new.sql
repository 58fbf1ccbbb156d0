CREATE TEXT SEARCH DICTIONARY words (TEMPLATE = pg_catalog.snowball, language = 'german', stopwords = 'english');
CREATE TEXT SEARCH CONFIGURATION search (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION search ADD MAPPING FOR asciiword, word WITH words, simple;
ALTER TEXT SEARCH CONFIGURATION search ADD MAPPING FOR numword WITH simple;
