SET check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.first(a text, b text) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT SUPPORT pg_catalog.textlike_support
AS 'text_starts_with';

RESET check_function_bodies;
