CREATE TABLE p (a integer); CREATE TABLE q (a integer); CREATE TABLE c () INHERITS (p, q); INSERT INTO c VALUES (1);
