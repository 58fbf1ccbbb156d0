SET check_function_bodies = off;

ALTER DOMAIN public.email DROP CONSTRAINT email_check;

DROP FUNCTION public.is_email(text);

CREATE FUNCTION public.is_email(text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$SELECT $1 LIKE '%@%'$$;

ALTER DOMAIN public.email ADD CONSTRAINT email_check CHECK (public.is_email(VALUE));

RESET check_function_bodies;
