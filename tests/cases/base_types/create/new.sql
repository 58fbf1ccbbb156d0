CREATE TYPE amount;
CREATE FUNCTION amount_in(cstring) RETURNS amount LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION amount_out(amount) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE amount (INPUT = amount_in, OUTPUT = amount_out, LIKE = integer);
CREATE FUNCTION amount_eq(amount, amount) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4eq';
CREATE OPERATOR = (FUNCTION = amount_eq, LEFTARG = amount, RIGHTARG = amount, COMMUTATOR = =);
CREATE CAST (integer AS amount) WITHOUT FUNCTION;
CREATE DOMAIN amounts AS amount[];
CREATE TABLE t (a amount, b amounts, c amount[]);
