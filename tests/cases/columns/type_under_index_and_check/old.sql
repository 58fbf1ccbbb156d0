CREATE TABLE t (a integer CHECK (a > 0)); CREATE INDEX i ON t (a) WHERE a > 3;
