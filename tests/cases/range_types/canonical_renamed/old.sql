-- needs: 14
CREATE TYPE days;
CREATE FUNCTION canonical(days) RETURNS days LANGUAGE internal IMMUTABLE AS 'daterange_canonical';
CREATE TYPE days AS RANGE (SUBTYPE = date, CANONICAL = canonical);
CREATE TABLE t (d days, m days_multirange);
INSERT INTO t VALUES ('[2024-01-01,2024-01-31]', '{}');
