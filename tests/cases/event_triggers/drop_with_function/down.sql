SET check_function_bodies = off;

CREATE FUNCTION public.watch() RETURNS event_trigger
    LANGUAGE plpgsql
AS $$BEGIN RAISE LOG '%', tg_tag; END$$;

CREATE EVENT TRIGGER watcher ON ddl_command_start
    EXECUTE FUNCTION public.watch();

RESET check_function_bodies;
