ALTER VIEW public.v RESET (security_barrier, security_invoker);
