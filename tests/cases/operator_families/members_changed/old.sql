CREATE OPERATOR FAMILY few USING btree; ALTER OPERATOR FAMILY few USING btree ADD OPERATOR 1 < (integer, bigint), OPERATOR 2 <= (integer, bigint);
