DROP EVENT TRIGGER watcher;

CREATE EVENT TRIGGER watcher ON ddl_command_end
    EXECUTE FUNCTION public.watch();
ALTER EVENT TRIGGER watcher DISABLE;

COMMENT ON EVENT TRIGGER watcher IS 'looks on';
