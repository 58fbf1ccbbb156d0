CREATE TABLE p (id int, k int);
CREATE TABLE c1 (id int) INHERITS (p);
