-- rename: column:t.b=c
CREATE TABLE t (a integer, c text); CREATE INDEX i ON t (c) WHERE c <> ''; ALTER TABLE t ADD CONSTRAINT k CHECK (c <> 'x');
