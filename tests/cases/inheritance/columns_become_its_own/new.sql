CREATE TABLE p (id int, k int);
CREATE TABLE c1 (id int, k int) INHERITS (p);
