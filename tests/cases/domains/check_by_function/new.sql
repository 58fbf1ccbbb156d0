CREATE FUNCTION public.is_email(address text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT address LIKE '%@%.%'$$;
CREATE DOMAIN public.email AS text DEFAULT 'a@b' CHECK (public.is_email(VALUE));
CREATE TABLE public.users (id bigint PRIMARY KEY, email public.email);
