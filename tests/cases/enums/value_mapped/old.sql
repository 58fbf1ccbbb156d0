CREATE TYPE mood AS ENUM ('sad', 'Very sad', 'ok'); CREATE TABLE t (m mood DEFAULT 'sad', all_of mood[]);
INSERT INTO t VALUES ('sad', '{sad,ok}'), ('Very sad', NULL), ('ok', '{Very sad}');
