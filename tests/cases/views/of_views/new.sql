CREATE TABLE t (a integer, b text);
CREATE VIEW v AS SELECT a::bigint AS a, b FROM t; CREATE VIEW w AS SELECT v.a FROM v; CREATE VIEW x AS SELECT w.a, t.b FROM w JOIN t USING (a);
