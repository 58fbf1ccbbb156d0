CREATE TABLE t (a integer);
CREATE OPERATOR === (FUNCTION = int4ge, LEFTARG = integer, RIGHTARG = integer, RESTRICT = eqsel, JOIN = eqjoinsel);
CREATE VIEW v AS SELECT a FROM t WHERE a === 1;
