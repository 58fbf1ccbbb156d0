-- rename: type:amount="Amount"
CREATE TYPE "Amount";
CREATE FUNCTION amount_in(cstring) RETURNS "Amount" LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION amount_out("Amount") RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE "Amount" (INPUT = amount_in, OUTPUT = amount_out, LIKE = integer);
CREATE TABLE t (a "Amount", b "Amount", c "Amount"[]);
