CREATE DOMAIN public.email AS text;
ALTER DOMAIN public.email ADD CONSTRAINT email_check CHECK (VALUE LIKE '%@%') NOT VALID;
CREATE TABLE public.users (id bigint PRIMARY KEY, email public.email);
