CREATE AGGREGATE total(integer) (SFUNC = int84pl, STYPE = bigint, INITCOND = '0');
COMMENT ON AGGREGATE total(integer) IS 'all of it';
CREATE TABLE t (n integer);
CREATE VIEW v AS SELECT total(n) FROM t;
