CREATE TABLE base (a int, b text);
CREATE TABLE v (a int, b text);
CREATE FUNCTION g() RETURNS SETOF v LANGUAGE sql AS 'select * from v';
CREATE FUNCTION h(r v) RETURNS text LANGUAGE sql AS 'select r.b';
