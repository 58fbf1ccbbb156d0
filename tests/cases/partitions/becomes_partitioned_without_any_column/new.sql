CREATE TABLE t (id integer, b text) PARTITION BY RANGE (id);
