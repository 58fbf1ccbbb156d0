REVOKE INSERT (x) ON TABLE public.t FROM pg_monitor;
REVOKE UPDATE ON TABLE public.t FROM pg_monitor;
