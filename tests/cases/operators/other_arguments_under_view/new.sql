CREATE FUNCTION g(a anyelement, b anyelement) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE OPERATOR <<< (LEFTARG = anyelement, RIGHTARG = anyelement, FUNCTION = g);
CREATE VIEW v AS SELECT 1 <<< 2 AS b;
