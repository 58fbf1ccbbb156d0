GRANT UPDATE ON TABLE public.t TO pg_monitor;
GRANT INSERT (x) ON TABLE public.t TO pg_monitor;
