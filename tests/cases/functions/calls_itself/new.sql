CREATE TABLE items (id integer);
CREATE FUNCTION fac(n integer) RETURNS integer LANGUAGE sql RETURN n;
CREATE OR REPLACE FUNCTION fac(n integer) RETURNS integer LANGUAGE sql RETURN CASE WHEN n = 0 THEN 1 ELSE n * fac(n - 1) END;
