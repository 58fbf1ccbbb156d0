SET check_function_bodies = off;

CREATE OR REPLACE FUNCTION public.watch() RETURNS event_trigger
    LANGUAGE plpgsql
AS $$BEGIN RAISE LOG '%', tg_tag; END$$;

RESET check_function_bodies;
