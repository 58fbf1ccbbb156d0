DROP TYPE public.made;

-- can fail: bounds of type public.kept that are not of type integer
-- rewrites every row of public.holder under a lock
ALTER TYPE public.kept RENAME TO kept__old;
ALTER TYPE public.kept_multirange RENAME TO kept_multirange__old;
ALTER FUNCTION public.kept_multirange() RENAME TO kept_multirange__old;
CREATE TYPE public.kept AS RANGE (SUBTYPE = integer);
ALTER TABLE public.holder
    ALTER COLUMN kept TYPE public.kept USING kept::text::public.kept;
DROP TYPE public.kept__old;
