-- rename: column:t.b=c
CREATE TABLE t (a integer, c text); CREATE VIEW v AS SELECT a, c AS b FROM t;
