CREATE TABLE p (id integer, b integer, CONSTRAINT k PRIMARY KEY (id)); CREATE TABLE t (a integer REFERENCES p);
