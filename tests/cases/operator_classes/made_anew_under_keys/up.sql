ALTER OPERATOR FAMILY public.json_ops USING btree ADD
    FUNCTION 4 (json, json) pg_catalog.btequalimage(oid);
