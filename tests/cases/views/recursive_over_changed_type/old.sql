CREATE TABLE t (id integer, parent integer); CREATE RECURSIVE VIEW v (id) AS SELECT id FROM t WHERE parent IS NULL UNION ALL SELECT t.id FROM t JOIN v ON v.id = t.parent;
