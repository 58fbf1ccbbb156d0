CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE LOG ''%'', tg_tag; END';
CREATE EVENT TRIGGER "Watcher" ON ddl_command_end EXECUTE FUNCTION watch();
COMMENT ON EVENT TRIGGER "Watcher" IS 'looks on';
