CREATE TABLE t (id bigint, parent bigint); CREATE RECURSIVE VIEW v (id) AS SELECT id FROM t WHERE parent IS NULL UNION ALL SELECT t.id FROM t JOIN v ON v.id = t.parent;
