-- rename: type:days="Days"
CREATE TYPE "Days";
CREATE FUNCTION canonical("Days") RETURNS "Days" LANGUAGE internal IMMUTABLE AS 'daterange_canonical';
CREATE TYPE "Days" AS RANGE (MULTIRANGE_TYPE_NAME = days_multirange, SUBTYPE = date, CANONICAL = canonical);
CREATE TABLE t (d "Days", m days_multirange);
