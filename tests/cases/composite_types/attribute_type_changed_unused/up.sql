DROP VIEW public.seen;

ALTER TYPE public.pair ALTER ATTRIBUTE a TYPE bigint;
ALTER TYPE public.pair ALTER ATTRIBUTE b TYPE text COLLATE pg_catalog."C";

CREATE VIEW public.seen AS
SELECT (public.make()).pair.a AS a;
