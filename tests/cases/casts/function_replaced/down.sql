SET check_function_bodies = off;

DROP CAST (public.pair AS integer);

DROP FUNCTION public.initial(public.pair);

CREATE FUNCTION public.first(public.pair) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT ($1).a$$;

CREATE CAST (public.pair AS integer) WITH FUNCTION public.first(public.pair);

RESET check_function_bodies;
