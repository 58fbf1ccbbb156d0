CREATE TABLE t (a integer); CREATE INDEX j ON t (a);
