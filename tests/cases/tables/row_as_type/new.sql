CREATE TABLE t (a integer, b text); CREATE FUNCTION f(x t) RETURNS integer LANGUAGE sql AS 'SELECT x.a'; CREATE TABLE u (row t);
