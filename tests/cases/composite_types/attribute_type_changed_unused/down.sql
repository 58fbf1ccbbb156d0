DROP VIEW public.seen;

ALTER TYPE public.pair ALTER ATTRIBUTE a TYPE integer;
ALTER TYPE public.pair ALTER ATTRIBUTE b TYPE text;

CREATE VIEW public.seen AS
SELECT (public.make()).pair.a AS a;
