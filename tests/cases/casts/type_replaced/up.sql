DROP CAST (public.mood AS integer);

-- can fail: rows that hold 'sad' of type public.mood
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'ok'
);
DROP TYPE public.mood__old;

CREATE CAST (public.mood AS integer) WITH INOUT;
