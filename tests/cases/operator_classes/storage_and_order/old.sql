CREATE TABLE t (p point); INSERT INTO t VALUES ('(1,2)');
