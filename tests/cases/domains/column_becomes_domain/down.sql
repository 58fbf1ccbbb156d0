-- rewrites every row of public.users under a lock
ALTER TABLE public.users
    ALTER COLUMN email DROP DEFAULT,
    ALTER COLUMN email TYPE text,
    ALTER COLUMN email SET DEFAULT 'a@b'::text;
