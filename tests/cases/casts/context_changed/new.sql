CREATE TYPE pair AS (a integer, b text);
CREATE FUNCTION first(pair) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a';
CREATE CAST (pair AS integer) WITH FUNCTION first(pair) AS ASSIGNMENT;
COMMENT ON CAST (pair AS integer) IS 'the first';
