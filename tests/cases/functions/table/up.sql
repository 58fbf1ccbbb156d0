SET check_function_bodies = off;

CREATE FUNCTION public.f() RETURNS TABLE (a integer, b text)
    LANGUAGE sql ROWS 10
AS $$SELECT 1, 'x'$$;

RESET check_function_bodies;
