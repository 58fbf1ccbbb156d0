CREATE TABLE t (a integer, b text, c date NOT NULL DEFAULT '2020-01-01');
