CREATE TABLE t (id serial PRIMARY KEY, b text); INSERT INTO t (b) VALUES ('x');
