DROP EVENT TRIGGER watcher;

CREATE EVENT TRIGGER watcher ON ddl_command_end
    WHEN TAG IN ('DROP TABLE')
    EXECUTE FUNCTION public.watch();
