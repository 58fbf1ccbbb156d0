-- can fail: rows without a value of type public.email, which becomes NOT NULL
-- rewrites every row of public.users under a lock
ALTER DOMAIN public.email RENAME TO email__old;
CREATE DOMAIN public.email AS text NOT NULL;
ALTER TABLE public.users
    ALTER COLUMN emails DROP DEFAULT,
    ALTER COLUMN emails TYPE public.email[] USING emails::text[],
    ALTER COLUMN emails SET DEFAULT '{}'::public.email[];
DROP DOMAIN public.email__old;
