CREATE TABLE t (a bigint, g integer GENERATED ALWAYS AS (a * 2) STORED);
