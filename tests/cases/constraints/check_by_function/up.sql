SET check_function_bodies = off;

CREATE FUNCTION public.f(integer) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$SELECT $1 > 0$$;

ALTER TABLE public.t ADD CONSTRAINT k CHECK (public.f(a));

RESET check_function_bodies;
