SET check_function_bodies = off;

CREATE DOMAIN public.positive AS integer;

CREATE FUNCTION public.is_positive(public.positive) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$ SELECT $1 > 0 $$;

ALTER DOMAIN public.positive ADD CONSTRAINT positive_check CHECK (public.is_positive((VALUE)::public.positive));

RESET check_function_bodies;
