CREATE DOMAIN public.email AS text CONSTRAINT email_check CHECK (VALUE LIKE '%@%');
CREATE TABLE public.users (id bigint PRIMARY KEY, email public.email, emails public.email[]);
