CREATE TYPE mood AS ENUM ('ok');
CREATE FUNCTION worse(mood, mood) RETURNS mood LANGUAGE sql IMMUTABLE AS 'SELECT $2';
CREATE AGGREGATE worst(mood) (SFUNC = worse, STYPE = mood);
