CREATE TYPE ct AS (b text, a int);
CREATE TABLE t OF ct;
