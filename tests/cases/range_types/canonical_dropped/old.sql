CREATE TYPE days;
CREATE FUNCTION canonical(days) RETURNS days LANGUAGE internal IMMUTABLE AS 'daterange_canonical';
CREATE TYPE days AS RANGE (SUBTYPE = date, CANONICAL = canonical);
CREATE FUNCTION f(days) RETURNS integer LANGUAGE sql AS 'SELECT 1'; COMMENT ON TYPE days IS 'days';
