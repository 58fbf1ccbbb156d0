COMMENT ON CONSTRAINT gained ON DOMAIN public.c IS NULL;

DROP DOMAIN public.f;

ALTER DOMAIN public.a RENAME CONSTRAINT a_not_null TO named;

ALTER DOMAIN public.b RENAME CONSTRAINT "Unusual" TO b_not_null;

ALTER DOMAIN public.c DROP NOT NULL;

-- can fail: rows without a value of type public.d, which becomes NOT NULL
ALTER DOMAIN public.d ADD CONSTRAINT gone NOT NULL;

ALTER DOMAIN public.e DROP DEFAULT;
