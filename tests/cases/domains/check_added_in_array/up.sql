-- rewrites every row of public.users under a lock
ALTER DOMAIN public.email RENAME TO email__old;
CREATE DOMAIN public.email AS text
    CONSTRAINT email_check CHECK (VALUE ~~ '%@%'::text);
ALTER TABLE public.users
    ALTER COLUMN email TYPE public.email USING email::text;
ALTER TABLE public.users
    ALTER COLUMN emails TYPE public.email[] USING emails::text[];
DROP DOMAIN public.email__old;
