CREATE TYPE ty AS (a bigint, c date, b varchar(10));
CREATE TABLE t OF ty (a WITH OPTIONS PRIMARY KEY, b DEFAULT 'y');
CREATE TABLE u (a bigint, b text);
