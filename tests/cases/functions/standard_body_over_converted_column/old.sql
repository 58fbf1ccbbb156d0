-- needs: 14
CREATE TABLE t (a integer, b text);
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM t WHERE a > 0; END;
COMMENT ON FUNCTION f IS 'stays';
