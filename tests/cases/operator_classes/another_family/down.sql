DROP OPERATOR FAMILY public.other USING hash;

CREATE OPERATOR CLASS public.h FOR TYPE json USING hash FAMILY public.fam AS
    FUNCTION 1 (json, json) pg_catalog.hashvarlena(internal);
