CREATE TABLE t (a varchar(10), b varchar);
INSERT INTO t VALUES ('x', 'p');
