SET check_function_bodies = off;

CREATE FUNCTION public.watch() RETURNS event_trigger
    LANGUAGE plpgsql
AS $$BEGIN RAISE LOG '%', tg_tag; END$$;

CREATE TABLE public.u (
    id integer NOT NULL,
    CONSTRAINT u_pkey PRIMARY KEY (id)
);

CREATE EVENT TRIGGER watcher ON sql_drop
    EXECUTE FUNCTION public.watch();
ALTER EVENT TRIGGER watcher ENABLE ALWAYS;

COMMENT ON EVENT TRIGGER watcher IS 'looks on';

RESET check_function_bodies;
