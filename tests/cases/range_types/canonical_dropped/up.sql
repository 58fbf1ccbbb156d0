SET check_function_bodies = off;

DROP FUNCTION public.f(public.days);

DO $$
BEGIN
    IF EXISTS (
        SELECT FROM pg_type t LEFT JOIN pg_range r ON r.rngtypid = t.oid
        CROSS JOIN LATERAL (SELECT ARRAY[t.typinput, t.typoutput, t.typreceive, t.typsend, r.rngcanonical]::oid[]) AS f(own)
        JOIN pg_depend d ON d.refclassid = 'pg_proc'::regclass AND d.refobjid = ANY (own)
            OR d.refclassid = 'pg_type'::regclass
                AND d.refobjid IN (t.oid, t.typarray, (to_jsonb(r) ->> 'rngmultitypid')::oid)
        WHERE t.oid = 'public.days'::regtype AND d.deptype = 'n'
            AND NOT (d.classid = 'pg_proc'::regclass AND d.objid = ANY (own))
            AND NOT (d.classid = 'pg_type'::regclass AND d.objid = t.oid)
            AND NOT EXISTS (SELECT FROM pg_depend i WHERE i.classid = d.classid AND i.objid = d.objid
                AND i.refclassid = 'pg_type'::regclass AND i.deptype = 'i')
    ) THEN
        RAISE EXCEPTION USING MESSAGE = 'something else depends on type public.days';
    END IF;
END;
$$;
DROP TYPE public.days CASCADE;

CREATE TYPE public.days AS RANGE (SUBTYPE = date);
COMMENT ON TYPE public.days IS 'days';

CREATE FUNCTION public.f(public.days) RETURNS integer
    LANGUAGE sql
AS 'SELECT 1';

RESET check_function_bodies;
