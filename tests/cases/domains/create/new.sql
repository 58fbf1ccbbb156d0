CREATE DOMAIN public.email AS text CONSTRAINT email_check CHECK (VALUE LIKE '%@%');
CREATE TABLE public.users (id bigint PRIMARY KEY, email public.email NOT NULL DEFAULT 'a@b', others public.email[]);
