CREATE TABLE t (a integer);
ALTER TABLE t ALTER a SET (n_distinct_inherited = 6, n_distinct = 5);
