-- rename: namespace:app=other
CREATE SCHEMA other;
CREATE OPERATOR other.=== (FUNCTION = int4eq, LEFTARG = integer, RIGHTARG = integer, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
