ALTER VIEW public.v RESET (security_barrier);
