CREATE OPERATOR === (FUNCTION = int4le, LEFTARG = integer, RIGHTARG = integer, RESTRICT = eqsel, JOIN = eqjoinsel);
COMMENT ON OPERATOR === (integer, integer) IS 'the same';
