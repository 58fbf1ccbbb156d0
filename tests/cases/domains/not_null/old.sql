CREATE DOMAIN public.email AS text;
CREATE TABLE public.users (id bigint PRIMARY KEY, email public.email);
