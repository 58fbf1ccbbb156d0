CREATE TYPE e AS ENUM ('a','b'); CREATE TABLE t (k e DEFAULT 'a', ks e[] DEFAULT '{a}', CHECK (k <> 'b')); CREATE INDEX i ON t (k) WHERE k = 'a'; INSERT INTO t VALUES ('a');
