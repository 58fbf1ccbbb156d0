CREATE TABLE t (a integer); CREATE TABLE v (a integer); CREATE VIEW w AS SELECT a FROM v;
