CREATE TYPE pair AS (a integer, b integer);
CREATE FUNCTION pair_eq(pair, pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a = ($2).a';
CREATE FUNCTION pair_hash(pair) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a';
CREATE OPERATOR === (FUNCTION = pair_eq, LEFTARG = pair, RIGHTARG = pair);
CREATE OPERATOR CLASS pair_ops DEFAULT FOR TYPE pair USING hash AS OPERATOR 1 ===, FUNCTION 1 pair_hash(pair);
CREATE TABLE t (p pair);
CREATE INDEX i ON t USING hash (p);
CREATE TABLE parted (p pair) PARTITION BY HASH (p);
