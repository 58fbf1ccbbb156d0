CREATE TABLE t (a integer PRIMARY KEY, b integer CONSTRAINT u UNIQUE WITH (fillfactor = 70));
