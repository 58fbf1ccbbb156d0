CREATE TABLE t (a integer PRIMARY KEY, b text, c integer);
INSERT INTO t VALUES (1, 'x', 2);
CREATE TABLE u (id integer PRIMARY KEY);
CREATE PUBLICATION news FOR TABLE t, u;
