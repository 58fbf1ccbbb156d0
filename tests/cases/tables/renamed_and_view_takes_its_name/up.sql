ALTER TABLE public.users RENAME TO accounts;

CREATE VIEW public.users AS
SELECT accounts.id,
    accounts.name
   FROM public.accounts;
