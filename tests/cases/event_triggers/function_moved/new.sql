-- rename: namespace:app=other
CREATE SCHEMA other;
CREATE FUNCTION other.watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE LOG ''%'', tg_tag; END';
CREATE EVENT TRIGGER watcher ON ddl_command_end EXECUTE FUNCTION other.watch();
