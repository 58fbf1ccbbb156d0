CREATE TABLE t (a text);
CREATE TABLE p (a text);
