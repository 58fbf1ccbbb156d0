-- loses data: column public.users.email
ALTER TABLE public.users DROP COLUMN email;
