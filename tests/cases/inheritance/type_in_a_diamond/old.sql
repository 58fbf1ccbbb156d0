CREATE TABLE top (id integer, n integer);
CREATE TABLE l (le text) INHERITS (top); CREATE TABLE r (ri text) INHERITS (top);
CREATE TABLE bottom (own text) INHERITS (l, r);
CREATE TABLE below (more text) INHERITS (bottom);
INSERT INTO top VALUES (1, 1); INSERT INTO bottom VALUES (2, 2, 'l', 'r', 'o'); INSERT INTO below VALUES (3, 3, 'l', 'r', 'o', 'm');
