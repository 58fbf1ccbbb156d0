DROP EVENT TRIGGER watcher;

DROP FUNCTION public.watch();
