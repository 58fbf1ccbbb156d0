-- can fail: values of public.users.email that are not of type public.email
-- rewrites every row of public.users under a lock
ALTER TABLE public.users
    ALTER COLUMN email DROP DEFAULT,
    ALTER COLUMN email TYPE public.email USING email::public.email,
    ALTER COLUMN email SET DEFAULT 'a@b'::text;
