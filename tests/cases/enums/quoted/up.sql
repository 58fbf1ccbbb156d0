CREATE TYPE public."My Mood" AS ENUM (
    'A b',
    'it''s'
);

CREATE TABLE public.t (
    m public."My Mood" DEFAULT 'A b'::public."My Mood"
);
