ALTER TABLE public.events DROP CONSTRAINT of_user;
