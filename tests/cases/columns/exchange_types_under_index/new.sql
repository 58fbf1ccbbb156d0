CREATE TABLE t (a text, b integer); CREATE INDEX i ON t (b);
