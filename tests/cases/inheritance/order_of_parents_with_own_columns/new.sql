CREATE TABLE a (x integer); CREATE TABLE b (y text);
CREATE TABLE c (z integer) INHERITS (b, a);
CREATE TABLE d (w integer) INHERITS (c);
