-- rewrites every row of public.users under a lock
ALTER DOMAIN public.email RENAME TO email__old;
CREATE DOMAIN public.email AS text;
ALTER TABLE public.users
    ALTER COLUMN email TYPE public.email USING email::text;
DROP DOMAIN public.email__old;
