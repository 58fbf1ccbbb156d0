-- rename: table:t=u
CREATE TABLE u (a integer);
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(a) FROM u; END;
