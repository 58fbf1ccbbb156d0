-- rename: type:pair="Pair"
CREATE TYPE "Pair" AS (a integer, b text);
CREATE FUNCTION first("Pair") RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a';
CREATE CAST ("Pair" AS integer) WITH FUNCTION first("Pair");
