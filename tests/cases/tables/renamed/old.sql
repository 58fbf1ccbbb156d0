CREATE TABLE t (a integer, b text);
CREATE INDEX i ON t (a); ALTER TABLE t ADD CHECK (a > 0);
