CREATE TABLE a (x integer); CREATE TABLE b (x integer, y text);
CREATE TABLE c (z integer) INHERITS (a, b);
INSERT INTO c VALUES (1, 'y', 2);
