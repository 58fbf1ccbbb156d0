CREATE EXTENSION citext;
CREATE TABLE t (id integer PRIMARY KEY, name citext);
CREATE VIEW v AS SELECT name FROM t;
