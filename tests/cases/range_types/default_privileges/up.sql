-- rewrites every row of public.holder under a lock
ALTER TYPE public.kept RENAME TO kept__old;
ALTER TYPE public.kept_multirange RENAME TO kept_multirange__old;
ALTER FUNCTION public.kept_multirange() RENAME TO kept_multirange__old;
CREATE TYPE public.kept AS RANGE (SUBTYPE = bigint);
ALTER TABLE public.holder
    ALTER COLUMN kept TYPE public.kept USING kept::text::public.kept;
DROP TYPE public.kept__old;

CREATE TYPE public.made AS RANGE (SUBTYPE = integer);
