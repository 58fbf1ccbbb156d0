CREATE FUNCTION step(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 * $2';
CREATE AGGREGATE total(integer) (SFUNC = step, STYPE = integer, INITCOND = '0');
