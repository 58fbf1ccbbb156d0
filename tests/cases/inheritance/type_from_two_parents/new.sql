CREATE TABLE p (a bigint); CREATE TABLE q (a bigint); CREATE TABLE c () INHERITS (p, q);
