-- needs: 15
CREATE TABLE t (a integer); INSERT INTO t VALUES (1);
