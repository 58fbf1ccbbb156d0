-- can fail: rows that hold 'happy' of type public.mood
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'sad',
    'ok'
);
DROP TYPE public.mood__old;
