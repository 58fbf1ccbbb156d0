CREATE FUNCTION public.f(a integer) RETURNS integer
    LANGUAGE sql
BEGIN ATOMIC
 SELECT (a + 1);
 SELECT (a + 2);
END;
