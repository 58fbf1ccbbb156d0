-- rename: type:email="Address"
CREATE DOMAIN public."Address" AS text CONSTRAINT email_check CHECK (VALUE LIKE '%@%');
CREATE FUNCTION public.of(email public."Address") RETURNS public."Address" LANGUAGE sql AS 'SELECT email';
CREATE TABLE public.users (id bigint PRIMARY KEY, email public."Address" DEFAULT 'a@b', others public."Address"[]);
COMMENT ON DOMAIN public."Address" IS 'An address.';
COMMENT ON CONSTRAINT email_check ON DOMAIN public."Address" IS 'At.';
