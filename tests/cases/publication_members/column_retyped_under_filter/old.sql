-- needs: 15
CREATE TABLE t (a integer PRIMARY KEY, b text, c integer);
INSERT INTO t VALUES (1, 'x', 2);
CREATE PUBLICATION news FOR TABLE t WHERE (c > 0);
