-- rename: namespace:app=other
CREATE SCHEMA other;
CREATE FUNCTION other.step(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE AGGREGATE other.total(integer) (SFUNC = other.step, STYPE = integer, INITCOND = '0');
