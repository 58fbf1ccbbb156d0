ALTER TABLE public.holder DROP CONSTRAINT holder_moods_check;

-- can fail: rows that hold 'gone' of type public.mood
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'sad',
    'ok'
);

-- rewrites every row of public.holder under a lock
ALTER TYPE public.moods RENAME TO moods__old;
ALTER TYPE public.moods_multirange RENAME TO moods_multirange__old;
ALTER FUNCTION public.moods_multirange() RENAME TO moods_multirange__old;
CREATE TYPE public.moods AS RANGE (SUBTYPE = public.mood);
ALTER TABLE public.holder
    ALTER COLUMN moods TYPE public.moods USING moods::text::public.moods;
DROP TYPE public.moods__old;

DROP TYPE public.mood__old;

ALTER TABLE public.holder ADD CONSTRAINT holder_moods_check CHECK ((lower(moods))::text = 'sad'::text);
