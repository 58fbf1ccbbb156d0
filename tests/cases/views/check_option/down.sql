ALTER VIEW public.v RESET (check_option);
