ALTER OPERATOR FAMILY public.json_ops USING btree DROP
    FUNCTION 4 (json, json);
