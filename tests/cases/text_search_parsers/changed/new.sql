CREATE TEXT SEARCH PARSER own (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, HEADLINE = prsd_headline, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH CONFIGURATION search (PARSER = own);
ALTER TEXT SEARCH CONFIGURATION search ADD MAPPING FOR word WITH simple;
CREATE TABLE t (a text); CREATE INDEX i ON t USING gin (to_tsvector('search', a));
