CREATE DOMAIN public.email AS text COLLATE "C";
CREATE TABLE public.users (id bigint PRIMARY KEY, email public.email);
