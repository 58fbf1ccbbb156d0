CREATE TYPE days;
CREATE FUNCTION canonical(days) RETURNS days LANGUAGE internal IMMUTABLE AS 'daterange_canonical';
CREATE TYPE days AS RANGE (SUBTYPE = date, CANONICAL = canonical);
CREATE TABLE t (d days, m days_multirange);
