SET check_function_bodies = off;

DROP VIEW public.v;

CREATE OR REPLACE FUNCTION public.touch() RETURNS trigger
    LANGUAGE plpgsql
AS 'BEGIN RETURN NEW; END';

ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT;

DROP FUNCTION public.num();

DROP LANGUAGE own;

DROP FUNCTION public.call();

RESET check_function_bodies;
