SET ROLE pg_checkpoint;
REVOKE UPDATE ON TABLE public.t FROM pg_signal_backend;
RESET ROLE;

SET ROLE pg_monitor;
REVOKE UPDATE ON TABLE public.t FROM pg_checkpoint;
REVOKE GRANT OPTION FOR SELECT ON TABLE public.t FROM pg_checkpoint;
RESET ROLE;

REVOKE UPDATE ON TABLE public.t FROM pg_monitor;
