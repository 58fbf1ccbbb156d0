CREATE SCHEMA app;
CREATE FUNCTION app.step(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE AGGREGATE app.total(integer) (SFUNC = app.step, STYPE = integer, INITCOND = '0');
