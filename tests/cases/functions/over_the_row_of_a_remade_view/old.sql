CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE FUNCTION f(r v) RETURNS text LANGUAGE sql AS 'select r.b';
CREATE FUNCTION g() RETURNS SETOF v LANGUAGE sql AS 'select * from v';
CREATE VIEW w AS SELECT g.a FROM g();
