CREATE TEXT SEARCH PARSER other (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH CONFIGURATION search (PARSER = other);
ALTER TEXT SEARCH CONFIGURATION search ADD MAPPING FOR word WITH simple;
