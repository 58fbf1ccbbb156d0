CREATE TABLE t (a integer, b text);
CREATE INDEX i ON t (b) WHERE b <> ''; ALTER TABLE t ADD CONSTRAINT k CHECK (b <> 'x');
