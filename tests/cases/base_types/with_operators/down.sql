DROP TYPE public.amounts;

DROP AGGREGATE public.smallest(public.amount);

DROP FUNCTION public.amount_smaller(public.amount, public.amount);

-- loses data: table public.p1
DROP TABLE public.p1;

-- loses data: table public.p
DROP TABLE public.p;

-- loses data: table public.r
DROP TABLE public.r;

DROP VIEW public.v;

-- loses data: table public.t
DROP TABLE public.t;

DROP OPERATOR FAMILY public.amount_ops USING btree;

DROP FUNCTION public.amount_cmp(public.amount, public.amount);

DROP OPERATOR public.< (public.amount, public.amount);

DROP FUNCTION public.amount_lt(public.amount, public.amount);

DROP OPERATOR public.<= (public.amount, public.amount);

DROP FUNCTION public.amount_le(public.amount, public.amount);

DROP OPERATOR public.= (public.amount, public.amount);

DROP FUNCTION public.amount_eq(public.amount, public.amount);

DROP OPERATOR public.> (public.amount, public.amount);

DROP FUNCTION public.amount_gt(public.amount, public.amount);

DROP OPERATOR public.>= (public.amount, public.amount);

DROP FUNCTION public.amount_ge(public.amount, public.amount);

DROP CAST (public.amount AS integer);

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
