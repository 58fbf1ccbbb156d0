CREATE TABLE t (a integer, b text);
CREATE STATISTICS s ON a, b FROM t;
CREATE STATISTICS one (ndistinct, mcv) ON a, b FROM t;
CREATE STATISTICS e ON (lower(b)) FROM t;
COMMENT ON STATISTICS s IS 'of both';
