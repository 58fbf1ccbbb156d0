CREATE TABLE t (a integer, b text);
COMMENT ON TABLE t IS 'one';
