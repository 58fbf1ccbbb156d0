-- Does not bring back the data of: table public.gone
-- Does not bring back the data of: table public.log

SET check_function_bodies = off;

-- loses data: table public.kept
DROP TABLE public.kept;

CREATE FUNCTION public.note() RETURNS event_trigger
    LANGUAGE plpgsql
AS 'BEGIN INSERT INTO log VALUES (tg_tag); END';

CREATE TABLE public.gone (
    a integer
);

CREATE TABLE public.log (
    what text
);

CREATE EVENT TRIGGER d ON sql_drop
    EXECUTE FUNCTION public.note();

CREATE EVENT TRIGGER e ON ddl_command_end
    EXECUTE FUNCTION public.note();

RESET check_function_bodies;
