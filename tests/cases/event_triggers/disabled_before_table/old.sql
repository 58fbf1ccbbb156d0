CREATE TABLE log (what text);
CREATE FUNCTION note() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN INSERT INTO log VALUES (tg_tag); END$$;
CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION note();
