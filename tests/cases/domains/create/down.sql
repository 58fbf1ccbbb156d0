-- loses data: table public.users
DROP TABLE public.users;

DROP DOMAIN public.email;
