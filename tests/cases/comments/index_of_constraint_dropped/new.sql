CREATE TABLE t (id integer NOT NULL, code text);
