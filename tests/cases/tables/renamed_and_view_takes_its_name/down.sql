ALTER VIEW public.users RENAME TO users__old;

ALTER TABLE public.accounts RENAME TO users;

DROP VIEW public.users__old;
