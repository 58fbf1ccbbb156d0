CREATE TEXT SEARCH DICTIONARY words (TEMPLATE = pg_catalog.snowball, language = 'english', stopwords = 'english');
CREATE TEXT SEARCH CONFIGURATION search (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION search ADD MAPPING FOR asciiword, word WITH words, simple;
ALTER TEXT SEARCH CONFIGURATION search ADD MAPPING FOR numword WITH simple;
CREATE TABLE t (id integer, body text);
CREATE INDEX found ON t USING gin (to_tsvector('search'::regconfig, body));
INSERT INTO t VALUES (1, 'the words');
