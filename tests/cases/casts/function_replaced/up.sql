SET check_function_bodies = off;

DROP CAST (public.pair AS integer);

DROP FUNCTION public.first(public.pair);

CREATE FUNCTION public.initial(public.pair) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT ($1).a$$;

CREATE CAST (public.pair AS integer) WITH FUNCTION public.initial(public.pair);

RESET check_function_bodies;
