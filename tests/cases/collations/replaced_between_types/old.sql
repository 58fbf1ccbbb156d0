CREATE COLLATION plain (locale = 'C');
CREATE DOMAIN price AS integer;
CREATE TABLE jobs (id integer PRIMARY KEY, kind text COLLATE plain);
CREATE TABLE orders (id integer PRIMARY KEY, total price);
INSERT INTO jobs VALUES (1, '7');
INSERT INTO orders VALUES (1, 8);
