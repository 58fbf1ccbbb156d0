CREATE DOMAIN public.email AS text NOT NULL;
CREATE TABLE public.users (id bigint PRIMARY KEY, email public.email);
