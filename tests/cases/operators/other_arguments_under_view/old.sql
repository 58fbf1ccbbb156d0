CREATE FUNCTION f(a integer, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE OPERATOR <<< (LEFTARG = integer, RIGHTARG = integer, FUNCTION = f);
CREATE VIEW v AS SELECT 1 <<< 2 AS b;
