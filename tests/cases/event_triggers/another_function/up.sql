SET check_function_bodies = off;

DROP EVENT TRIGGER watcher;

DROP FUNCTION public.watch();

CREATE FUNCTION public.guard() RETURNS event_trigger
    LANGUAGE plpgsql
AS 'BEGIN END';

CREATE EVENT TRIGGER watcher ON ddl_command_end
    EXECUTE FUNCTION public.guard();

RESET check_function_bodies;
