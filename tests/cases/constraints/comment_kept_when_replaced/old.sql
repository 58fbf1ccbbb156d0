CREATE TABLE t (a integer, b text);
ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0); COMMENT ON CONSTRAINT k ON t IS 'positive';
