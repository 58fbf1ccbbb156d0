CREATE FUNCTION f(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT upper($1)';CREATE TABLE t (a integer, b text);
CREATE INDEX i ON t (f(b));
