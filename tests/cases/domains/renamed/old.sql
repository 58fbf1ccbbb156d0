CREATE DOMAIN public.email AS text CONSTRAINT email_check CHECK (VALUE LIKE '%@%');
CREATE FUNCTION public.of(email public.email) RETURNS public.email LANGUAGE sql AS 'SELECT email';
CREATE TABLE public.users (id bigint PRIMARY KEY, email public.email DEFAULT 'a@b', others public.email[]);
COMMENT ON DOMAIN public.email IS 'An address.';
COMMENT ON CONSTRAINT email_check ON DOMAIN public.email IS 'At.';
