CREATE TABLE t (a integer, b text);
CREATE TABLE v (a integer);
