CREATE TABLE t (a bigserial);
