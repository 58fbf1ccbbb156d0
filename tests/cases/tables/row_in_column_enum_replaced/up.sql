DO $$
BEGIN
    IF EXISTS (SELECT FROM public.users WHERE m IN ('c')) THEN
        RAISE EXCEPTION USING MESSAGE = 'rows hold a value that public.mood loses: c';
    END IF;
END;
$$;

-- rewrites every row of public.history under a lock
ALTER TABLE public.history ALTER COLUMN was TYPE pg_catalog.json USING to_json(was);

-- can fail: rows that hold 'c' of type public.mood
-- rewrites every row of public.users under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'b',
    'a'
);
ALTER TABLE public.users
    ALTER COLUMN m DROP DEFAULT,
    ALTER COLUMN m TYPE public.mood USING m::text::public.mood,
    ALTER COLUMN m SET DEFAULT 'a'::public.mood;
DROP TYPE public.mood__old;

-- rewrites every row of public.history under a lock
ALTER TABLE public.history ALTER COLUMN was TYPE public.users USING json_populate_record(NULL::public.users, was);
