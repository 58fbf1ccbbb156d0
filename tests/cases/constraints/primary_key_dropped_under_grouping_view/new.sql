CREATE TABLE t (id integer, n text);
CREATE VIEW v AS SELECT id, max(n) AS n FROM t GROUP BY id;
