SET check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.f() RETURNS integer
    LANGUAGE plpgsql
AS $$
BEGIN
  -- one, and nothing else
  RETURN 1;
END
$$;

RESET check_function_bodies;
