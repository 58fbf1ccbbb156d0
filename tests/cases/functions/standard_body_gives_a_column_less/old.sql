CREATE TABLE t (a int, b text, c int);
CREATE FUNCTION g() RETURNS t LANGUAGE sql BEGIN ATOMIC SELECT t.a, t.b, t.c FROM t; END;
