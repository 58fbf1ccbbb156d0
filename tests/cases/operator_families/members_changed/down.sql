ALTER OPERATOR FAMILY public.few USING btree DROP
    OPERATOR 1 (integer, bigint),
    FUNCTION 1 (integer, bigint);

ALTER OPERATOR FAMILY public.few USING btree ADD
    OPERATOR 1 pg_catalog.< (integer, bigint);
