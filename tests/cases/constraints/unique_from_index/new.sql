CREATE TABLE t (a integer NOT NULL, b text, CONSTRAINT u UNIQUE (a));
