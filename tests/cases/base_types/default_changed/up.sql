SET check_function_bodies = off;

DROP OPERATOR public.= (public.amount, public.amount);

DROP FUNCTION public.amount_eq(public.amount, public.amount);

DROP CAST (integer AS public.amount);

DO $$
BEGIN
    IF EXISTS (
        SELECT FROM pg_type t LEFT JOIN pg_range r ON r.rngtypid = t.oid
        CROSS JOIN LATERAL (SELECT ARRAY[t.typinput, t.typoutput, t.typreceive, t.typsend, r.rngcanonical]::oid[]) AS f(own)
        JOIN pg_depend d ON d.refclassid = 'pg_proc'::regclass AND d.refobjid = ANY (own)
            OR d.refclassid = 'pg_type'::regclass
                AND d.refobjid IN (t.oid, t.typarray, (to_jsonb(r) ->> 'rngmultitypid')::oid)
        WHERE t.oid = 'public.amount'::regtype AND d.deptype = 'n'
            AND NOT (d.classid = 'pg_proc'::regclass AND d.objid = ANY (own))
            AND NOT (d.classid = 'pg_type'::regclass AND d.objid = t.oid)
            AND NOT EXISTS (SELECT FROM pg_depend i WHERE i.classid = d.classid AND i.objid = d.objid
                AND i.refclassid = 'pg_type'::regclass AND i.deptype = 'i')
    ) THEN
        RAISE EXCEPTION USING MESSAGE = 'something else depends on type public.amount';
    END IF;
END;
$$;
DROP TYPE public.amount CASCADE;

CREATE TYPE public.amount;

CREATE FUNCTION public.amount_in(cstring) RETURNS public.amount
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4in';

CREATE FUNCTION public.amount_out(public.amount) RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4out';

CREATE TYPE public.amount (
    INPUT = public.amount_in,
    OUTPUT = public.amount_out,
    INTERNALLENGTH = 4,
    PASSEDBYVALUE,
    ALIGNMENT = int4,
    DEFAULT = '7'
);

CREATE FUNCTION public.amount_eq(public.amount, public.amount) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4eq';

CREATE OPERATOR public.= (
    FUNCTION = public.amount_eq,
    LEFTARG = public.amount,
    RIGHTARG = public.amount,
    COMMUTATOR = OPERATOR(public.=)
);

CREATE CAST (integer AS public.amount) WITHOUT FUNCTION;

RESET check_function_bodies;
