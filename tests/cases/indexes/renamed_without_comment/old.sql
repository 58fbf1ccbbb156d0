CREATE TABLE t (a integer); CREATE INDEX i ON t (a); COMMENT ON INDEX i IS 'old';
