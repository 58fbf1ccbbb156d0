CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE TABLE t (x integer DEFAULT f(1), y integer CHECK (f(y) = 1));
CREATE INDEX i ON t (f(x));
CREATE POLICY p ON t USING (f(x) = 1);
CREATE VIEW v AS SELECT f(x) AS q FROM t;
CREATE DOMAIN d AS integer CHECK (f(value) = 1);
COMMENT ON POLICY p ON t IS 'kept';
INSERT INTO t VALUES (1, 2);
