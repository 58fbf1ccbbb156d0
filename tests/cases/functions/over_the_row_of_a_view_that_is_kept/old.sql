CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE FUNCTION g() RETURNS SETOF v LANGUAGE sql AS 'select * from v';
