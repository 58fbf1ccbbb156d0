CREATE SCHEMA app;CREATE TABLE t (a integer, b text);
CREATE VIEW app.v AS SELECT a FROM t;
