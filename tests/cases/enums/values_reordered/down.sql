ALTER TABLE public.t DROP CONSTRAINT t_m_check;

-- rewrites every row of public.t under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'sad',
    'ok'
);
ALTER TABLE public.t
    ALTER COLUMN m TYPE public.mood USING m::text::public.mood;
DROP TYPE public.mood__old;

ALTER TABLE public.t ADD CONSTRAINT t_m_check CHECK (m <> 'sad'::public.mood);
