CREATE TABLE base (a int, b text);
CREATE VIEW v AS SELECT a, b FROM base;
CREATE FUNCTION g() RETURNS SETOF v LANGUAGE sql AS 'select * from v';
CREATE FUNCTION h(r v) RETURNS text LANGUAGE sql AS 'select r.b';
