CREATE TABLE t (a text, b text); ALTER TABLE t ALTER a SET (n_distinct = -0.5); ALTER TABLE t ALTER b SET (n_distinct = 10);
