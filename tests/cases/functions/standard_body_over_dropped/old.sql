-- needs: 14
CREATE TABLE t (a integer, b integer);
CREATE FUNCTION g(a integer) RETURNS integer LANGUAGE sql RETURN a;
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT sum(g(b)) FROM t; END;
