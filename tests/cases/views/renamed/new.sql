-- rename: view:v=w
CREATE TABLE t (a integer, b text);
CREATE VIEW w AS SELECT a, b FROM t;
