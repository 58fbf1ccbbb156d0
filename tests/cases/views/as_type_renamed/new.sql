-- rename: view:v=seen
-- rename: materialized_view:m=kept
CREATE TABLE t (a integer, b text);
CREATE VIEW seen AS SELECT a, b FROM t;
CREATE MATERIALIZED VIEW kept AS SELECT a FROM t;
CREATE FUNCTION a_rows() RETURNS SETOF seen LANGUAGE sql AS 'SELECT 1, NULL::text';
CREATE TABLE a_copy (one seen, many kept[]);
