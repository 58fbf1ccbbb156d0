CREATE FUNCTION abs_lt(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT abs($1) < abs($2)';
CREATE FUNCTION abs_cmp(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT abs($1) - abs($2)';
CREATE OPERATOR |<| (FUNCTION = int4lt, LEFTARG = integer, RIGHTARG = integer);
CREATE OPERATOR CLASS abs_ops FOR TYPE integer USING btree AS OPERATOR 1 |<|, OPERATOR 3 =, FUNCTION 1 abs_cmp(integer, integer);
CREATE TABLE t (a integer);
CREATE INDEX i ON t (a abs_ops);
