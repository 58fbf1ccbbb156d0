CREATE FUNCTION step(a integer, b integer) RETURNS integer STRICT LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE AGGREGATE total(integer) (SFUNC = step, STYPE = integer, INITCOND = '0');
CREATE TABLE t (n integer);
CREATE VIEW v AS SELECT total(n) FROM t;
