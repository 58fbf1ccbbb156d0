CREATE TABLE t (a text); CREATE INDEX i ON t (a, (lower(a)));
