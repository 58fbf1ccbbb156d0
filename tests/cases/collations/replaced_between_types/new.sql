CREATE COLLATION plain (locale = 'POSIX');
CREATE DOMAIN price AS bigint;
CREATE TABLE jobs (id integer PRIMARY KEY, kind price);
CREATE TABLE orders (id integer PRIMARY KEY, total text COLLATE plain);
