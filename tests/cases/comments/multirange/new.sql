CREATE TYPE span AS RANGE (SUBTYPE = integer);
CREATE TABLE t (s span); COMMENT ON TYPE span_multirange IS 'spans';
