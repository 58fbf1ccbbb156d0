-- needs: 14
CREATE TABLE t (a integer, b text, c integer);
CREATE STATISTICS s (mcv) ON a, b FROM t;
CREATE STATISTICS u ON a, b FROM t;
