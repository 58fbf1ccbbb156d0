CREATE TABLE a (x integer); CREATE TABLE b (x integer, y text);
CREATE TABLE c (z integer) INHERITS (b, a);
