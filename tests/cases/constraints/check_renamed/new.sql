CREATE TABLE t (a integer, b text);
ALTER TABLE t ADD CONSTRAINT l CHECK (a > 0);
