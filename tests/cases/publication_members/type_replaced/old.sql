-- needs: 15
CREATE TYPE mood AS ENUM ('ok', 'sad');
CREATE TABLE t (a integer PRIMARY KEY, m mood);
INSERT INTO t VALUES (1, 'ok');
CREATE PUBLICATION news FOR TABLE t (a, m);
