DROP FUNCTION public.valid(oid);

CREATE OR REPLACE FUNCTION public.handler() RETURNS language_handler
    LANGUAGE c
AS '$libdir/plpgsql', 'plpgsql_call_handler';
