CREATE FUNCTION abs_lt(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT abs($1) < abs($2)';
CREATE FUNCTION abs_cmp(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT abs($1) - abs($2)';
CREATE OPERATOR |<| (FUNCTION = abs_lt, LEFTARG = integer, RIGHTARG = integer);
CREATE OPERATOR FAMILY abs_ops USING btree; CREATE OPERATOR FAMILY other USING btree;
CREATE OPERATOR CLASS abs_ops FOR TYPE integer USING btree FAMILY other AS OPERATOR 1 |<|, OPERATOR 3 =, FUNCTION 1 abs_cmp(integer, integer);
CREATE TABLE t (a integer);
CREATE INDEX i ON t (a abs_ops);
