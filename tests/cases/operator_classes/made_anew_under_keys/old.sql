CREATE FUNCTION json_lt(json, json) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text < $2::text';
CREATE FUNCTION json_le(json, json) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text <= $2::text';
CREATE FUNCTION json_eq(json, json) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text = $2::text';
CREATE FUNCTION json_ge(json, json) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text >= $2::text';
CREATE FUNCTION json_gt(json, json) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text > $2::text';
CREATE FUNCTION json_cmp(json, json) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT bttextcmp($1::text, $2::text)';
CREATE OPERATOR < (FUNCTION = json_lt, LEFTARG = json, RIGHTARG = json);
CREATE OPERATOR <= (FUNCTION = json_le, LEFTARG = json, RIGHTARG = json);
CREATE OPERATOR = (FUNCTION = json_eq, LEFTARG = json, RIGHTARG = json);
CREATE OPERATOR >= (FUNCTION = json_ge, LEFTARG = json, RIGHTARG = json);
CREATE OPERATOR > (FUNCTION = json_gt, LEFTARG = json, RIGHTARG = json);
CREATE OPERATOR CLASS json_ops DEFAULT FOR TYPE json USING btree AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 json_cmp(json, json);
CREATE TABLE t (j json PRIMARY KEY);
CREATE TABLE refers (j json REFERENCES t);
INSERT INTO t VALUES ('1');
INSERT INTO refers VALUES ('1');
