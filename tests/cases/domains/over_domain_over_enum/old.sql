CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'happy');
CREATE DOMAIN public.fine AS public.mood DEFAULT 'ok' CONSTRAINT fine_check CHECK (VALUE > 'sad');
CREATE DOMAIN public.finest AS public.fine CHECK ((VALUE)::text <> 'sad');
COMMENT ON TYPE public.mood IS 'How it is.';
CREATE TABLE public.people (id bigint PRIMARY KEY, mood public.mood DEFAULT 'ok', fine public.fine DEFAULT 'happy', finest public.finest);
