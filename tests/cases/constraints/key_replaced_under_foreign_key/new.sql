CREATE TABLE p (id integer, b integer, CONSTRAINT k PRIMARY KEY (id) INCLUDE (b)); CREATE TABLE t (a integer REFERENCES p);
