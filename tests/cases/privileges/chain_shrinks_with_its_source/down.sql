GRANT UPDATE ON TABLE public.t TO pg_monitor WITH GRANT OPTION;

SET ROLE pg_monitor;
GRANT SELECT, UPDATE ON TABLE public.t TO pg_checkpoint WITH GRANT OPTION;
RESET ROLE;

SET ROLE pg_checkpoint;
GRANT UPDATE ON TABLE public.t TO pg_signal_backend;
RESET ROLE;
