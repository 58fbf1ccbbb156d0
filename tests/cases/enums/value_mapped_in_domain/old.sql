CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE DOMAIN feeling AS mood; CREATE TABLE t (f feeling, m mood);
INSERT INTO t VALUES ('sad', 'sad'), ('ok', 'ok');
