CREATE AGGREGATE "Sum"(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
COMMENT ON AGGREGATE "Sum"(integer) IS 'all of it';
