CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, COMBINEFUNC = int4pl, INITCOND = '7', PARALLEL = SAFE);
COMMENT ON AGGREGATE total(integer) IS 'all of it';
CREATE TABLE t (n integer);
CREATE VIEW v AS SELECT total(n) FROM t;
