CREATE TABLE p (id integer PRIMARY KEY, u text UNIQUE);
CREATE TABLE t (a integer, b text);
