ALTER TYPE public.pair DROP ATTRIBUTE gone;

CREATE OR REPLACE FUNCTION public.make() RETURNS public.pair
    LANGUAGE sql
AS $$SELECT ROW(1, 'y')::public.pair$$;
