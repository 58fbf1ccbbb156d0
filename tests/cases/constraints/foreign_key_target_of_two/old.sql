CREATE TABLE t (id integer CONSTRAINT a UNIQUE, x integer);
CREATE TABLE u (t integer REFERENCES t (id));
