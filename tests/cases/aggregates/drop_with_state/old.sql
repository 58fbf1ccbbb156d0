CREATE TYPE state AS (n integer);
CREATE FUNCTION step(state, integer) RETURNS state LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE AGGREGATE total(integer) (SFUNC = step, STYPE = state);
