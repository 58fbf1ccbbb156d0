CREATE TABLE t (a integer, g text GENERATED ALWAYS AS ((a + 1)::text) STORED);
INSERT INTO t VALUES (1);
