CREATE TABLE t (a integer, c date, b text);
