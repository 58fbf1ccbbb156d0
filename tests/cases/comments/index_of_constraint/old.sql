CREATE TABLE t (id integer PRIMARY KEY, code text, CONSTRAINT "Code" UNIQUE (code));
INSERT INTO t VALUES (1, 'a');
