CREATE OR REPLACE FUNCTION public.is_email(address text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$SELECT address LIKE '%@%.%'$$;
