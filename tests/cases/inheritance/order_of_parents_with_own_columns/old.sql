CREATE TABLE a (x integer); CREATE TABLE b (y text);
CREATE TABLE c (z integer) INHERITS (a, b);
CREATE TABLE d (w integer) INHERITS (c);
INSERT INTO c VALUES (1, 'y', 2); INSERT INTO d VALUES (3, 'z', 4, 5);
