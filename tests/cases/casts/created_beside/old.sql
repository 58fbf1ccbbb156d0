CREATE TYPE pair AS (a integer, b text);
CREATE FUNCTION first(pair) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a';
