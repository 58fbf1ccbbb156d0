CREATE TABLE t (a varchar(10), b varchar, CHECK (a IN ('x', 'y')), CHECK (b NOT IN ('(ARRAY[', 'q')));
CREATE DOMAIN d AS varchar CHECK (value IN ('a', 'b'));
CREATE VIEW v AS SELECT a FROM t WHERE a IN ('x', 'y') OR b LIKE ANY (ARRAY['p', b]);
CREATE INDEX i ON t (a) WHERE a IN ('x', 'z');
CREATE POLICY p ON t USING (a IN ('k', 'l'));
CREATE TABLE u (g varchar(3)[] CHECK (coalesce(g, ARRAY['x', 'y']) IS NOT NULL), l varchar CHECK ((ARRAY[l, 'x'])[1] = 'x'));
