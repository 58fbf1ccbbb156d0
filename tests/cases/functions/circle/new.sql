CREATE TABLE items (id integer);
CREATE FUNCTION even(n integer) RETURNS boolean LANGUAGE sql RETURN n = 0;
CREATE FUNCTION odd(n integer) RETURNS boolean LANGUAGE sql RETURN CASE WHEN n = 0 THEN false ELSE even(n - 1) END;
CREATE OR REPLACE FUNCTION even(n integer) RETURNS boolean LANGUAGE sql RETURN CASE WHEN n = 0 THEN true ELSE odd(n - 1) END;
COMMENT ON FUNCTION even(integer) IS 'knows odd';
