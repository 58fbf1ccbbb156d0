CREATE FUNCTION f() RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  -- one, and nothing else
  RETURN 1;
END
$$;
