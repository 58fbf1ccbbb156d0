CREATE TABLE a (id integer, t text); CREATE TABLE b (id integer);
