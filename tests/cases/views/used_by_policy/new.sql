CREATE TABLE t (a integer, b text);
CREATE VIEW v AS SELECT a::bigint AS a, b FROM t;
CREATE POLICY p ON t USING (a IN (SELECT v.a FROM v));
