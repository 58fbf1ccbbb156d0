CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
COMMENT ON AGGREGATE total(integer) IS 'all of it';
CREATE TABLE t (n integer);
CREATE VIEW v AS SELECT total(n) FROM t;
