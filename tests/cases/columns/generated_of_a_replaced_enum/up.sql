ALTER TABLE public.t DROP COLUMN g;

-- can fail: rows that hold 'b' of type public.e
ALTER TYPE public.e RENAME TO e__old;
CREATE TYPE public.e AS ENUM (
    'a'
);
DROP TYPE public.e__old;

-- rewrites every row of public.t under a lock
ALTER TABLE public.t ADD COLUMN g public.e GENERATED ALWAYS AS ('a'::public.e) STORED;
