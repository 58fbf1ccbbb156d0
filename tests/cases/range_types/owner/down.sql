ALTER TYPE public.given OWNER TO CURRENT_USER;

-- can fail: bounds of type public.replaced that are not of type integer
-- rewrites every row of public.holder under a lock
ALTER TYPE public.replaced RENAME TO replaced__old;
ALTER TYPE public.replaced_multirange RENAME TO replaced_multirange__old;
ALTER FUNCTION public.replaced_multirange() RENAME TO replaced_multirange__old;
CREATE TYPE public.replaced AS RANGE (SUBTYPE = integer);
ALTER TABLE public.holder
    ALTER COLUMN b TYPE public.replaced USING b::text::public.replaced;
DROP TYPE public.replaced__old;

ALTER TYPE public.replaced OWNER TO case_owner;

ALTER TYPE public.kept OWNER TO case_owner;
