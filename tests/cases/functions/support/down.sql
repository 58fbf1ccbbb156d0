SET check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.first(a text, b text) RETURNS boolean
    LANGUAGE internal IMMUTABLE STRICT
AS 'text_starts_with';

RESET check_function_bodies;
