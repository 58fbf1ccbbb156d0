CREATE TABLE t (a integer, b text, g integer GENERATED ALWAYS AS (a + 1) STORED);
