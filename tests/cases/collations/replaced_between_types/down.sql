ALTER TABLE public.orders ALTER COLUMN total TYPE text;

DROP COLLATION public.plain;
CREATE COLLATION public.plain (PROVIDER = libc, LOCALE = 'C');

-- rewrites every row of public.jobs under a lock
ALTER TABLE public.jobs ALTER COLUMN kind TYPE text COLLATE public.plain;

-- can fail: values of type public.price that are not of type integer
ALTER DOMAIN public.price RENAME TO price__old;
CREATE DOMAIN public.price AS integer;
DROP DOMAIN public.price__old;

-- can fail: values of public.orders.total that are not of type public.price
-- rewrites every row of public.orders under a lock
ALTER TABLE public.orders ALTER COLUMN total TYPE public.price USING total::public.price;
