ALTER OPERATOR FAMILY public.abs_ops USING btree ADD
    OPERATOR 1 pg_catalog.< (integer, bigint),
    FUNCTION 1 (integer, bigint) pg_catalog.btint48cmp(integer, bigint);
