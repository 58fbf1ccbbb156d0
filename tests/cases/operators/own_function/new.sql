CREATE TYPE pair AS (a integer);
CREATE FUNCTION alike(pair, pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a = ($2).a';
CREATE OPERATOR === (FUNCTION = alike, LEFTARG = pair, RIGHTARG = pair);
