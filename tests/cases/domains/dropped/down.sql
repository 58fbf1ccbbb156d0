-- Does not bring back the data of: column public.users.email

CREATE DOMAIN public.email AS text
    CONSTRAINT email_check CHECK (VALUE ~~ '%@%'::text);

ALTER TABLE public.users ADD COLUMN email public.email;
