DROP SCHEMA public;
CREATE SCHEMA public;
CREATE TABLE t (a integer);
