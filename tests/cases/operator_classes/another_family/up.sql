DROP OPERATOR CLASS public.h USING hash;

CREATE OPERATOR FAMILY public.other USING hash;

CREATE OPERATOR CLASS public.h FOR TYPE json USING hash FAMILY public.other AS
    FUNCTION 1 (json, json) pg_catalog.hashvarlena(internal);
