CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE FUNCTION f(m mood) RETURNS text LANGUAGE sql AS 'SELECT m::text'; CREATE TABLE t (m mood);
