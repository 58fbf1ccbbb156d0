CREATE TABLE t (a bigint CHECK (a > 0)); CREATE INDEX i ON t (a) WHERE a > 3;
