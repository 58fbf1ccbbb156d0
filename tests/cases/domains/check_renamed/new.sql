CREATE DOMAIN public.email AS text CONSTRAINT "Has at" CHECK (VALUE LIKE '%@%');
CREATE TABLE public.users (id bigint PRIMARY KEY, email public.email);
COMMENT ON CONSTRAINT "Has at" ON DOMAIN public.email IS 'At.';
