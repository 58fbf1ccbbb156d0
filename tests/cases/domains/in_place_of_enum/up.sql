ALTER TYPE public.e RENAME TO e__old;

CREATE DOMAIN public.e AS text;

-- can fail: values of public.t.k that are not of type public.e
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN k TYPE public.e USING k::text::public.e;

DROP TYPE public.e__old;
