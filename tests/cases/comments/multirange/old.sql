-- needs: 14
CREATE TYPE span AS RANGE (SUBTYPE = integer);
CREATE TABLE t (s span); INSERT INTO t VALUES ('[1,2)');
