ALTER OPERATOR FAMILY public.abs_ops USING btree DROP
    OPERATOR 1 (integer, bigint),
    FUNCTION 1 (integer, bigint);
