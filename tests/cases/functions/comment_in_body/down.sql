SET check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.f() RETURNS integer
    LANGUAGE plpgsql
AS $$
BEGIN
  RETURN 1;
END
$$;

RESET check_function_bodies;
