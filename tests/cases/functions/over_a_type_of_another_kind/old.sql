CREATE TYPE ct AS (a int, b text);
CREATE FUNCTION g(x ct) RETURNS int LANGUAGE sql AS 'select 1';
