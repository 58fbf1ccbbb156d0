-- Does not bring back the data of: column public.events.mood
-- Does not bring back the data of: column public.events.no

SET check_function_bodies = off;

CREATE TYPE public.mood AS ENUM (
    'sad',
    'ok'
);

CREATE FUNCTION public.usual() RETURNS public.mood
    LANGUAGE sql
AS $$SELECT 'ok'::public.mood$$;

CREATE SEQUENCE public.events_no_seq AS integer;

ALTER TABLE public.events RENAME TO events__old;
CREATE TABLE public.events (
    id bigint NOT NULL,
    at date NOT NULL,
    no integer NOT NULL DEFAULT nextval('public.events_no_seq'::regclass),
    mood public.mood DEFAULT public.usual()
);

ALTER SEQUENCE public.events_no_seq OWNED BY public.events.no;

-- loses data: column public.events.note
-- loses data: precision of column public.events.at
-- can fail: values of public.events.at that are not of type date
-- rewrites every row of public.events under a lock
INSERT INTO public.events (id, at)
    SELECT id, at FROM public.events__old;
DROP TABLE public.events__old;

RESET check_function_bodies;
