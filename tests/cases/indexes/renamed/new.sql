CREATE TABLE t (a integer, b text);
CREATE INDEX j ON t (a);
