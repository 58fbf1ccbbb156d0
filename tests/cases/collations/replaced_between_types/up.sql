ALTER TABLE public.jobs ALTER COLUMN kind TYPE text;

DROP COLLATION public.plain;
CREATE COLLATION public.plain (PROVIDER = libc, LOCALE = 'POSIX');

-- rewrites every row of public.orders under a lock
ALTER TABLE public.orders ALTER COLUMN total TYPE text COLLATE public.plain;

ALTER DOMAIN public.price RENAME TO price__old;
CREATE DOMAIN public.price AS bigint;
DROP DOMAIN public.price__old;

-- can fail: values of public.jobs.kind that are not of type public.price
-- rewrites every row of public.jobs under a lock
ALTER TABLE public.jobs ALTER COLUMN kind TYPE public.price USING kind::public.price;
