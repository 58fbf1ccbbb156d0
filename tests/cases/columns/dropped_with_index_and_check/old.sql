CREATE TABLE t (a integer, b text);
CREATE INDEX i ON t (b); ALTER TABLE t ADD CHECK (b <> '');
