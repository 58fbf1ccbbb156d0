SET check_function_bodies = off;

CREATE FUNCTION public.call() RETURNS language_handler
    LANGUAGE c
AS '$libdir/plpgsql', 'plpgsql_call_handler';

CREATE LANGUAGE own HANDLER public.call;

CREATE OR REPLACE FUNCTION public.touch() RETURNS trigger
    LANGUAGE own
AS 'BEGIN RETURN NEW; END';

CREATE FUNCTION public.num() RETURNS integer
    LANGUAGE own
AS 'BEGIN RETURN 1; END';

ALTER TABLE public.t ALTER COLUMN a SET DEFAULT public.num();

CREATE VIEW public.v AS
SELECT public.num() AS num;

RESET check_function_bodies;
