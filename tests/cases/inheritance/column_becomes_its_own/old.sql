CREATE TABLE p (id int, k int);
CREATE TABLE c1 () INHERITS (p);
