CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED, c text);CREATE INDEX i ON t (b); CREATE VIEW v AS SELECT b FROM t;
