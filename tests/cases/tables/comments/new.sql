CREATE TABLE t (a integer, b text);
COMMENT ON TABLE t IS 'a table'; COMMENT ON COLUMN t.b IS 'a column';
