CREATE DOMAIN public.email AS text NOT NULL;
CREATE TABLE public.users (id bigint PRIMARY KEY, emails public.email[] DEFAULT '{}');
