REVOKE USAGE ON TYPE public.mood FROM case_reader;
REVOKE USAGE ON TYPE public.mood FROM PUBLIC;

REVOKE USAGE ON TYPE public.pair FROM PUBLIC;
GRANT USAGE ON TYPE public.pair TO case_reader WITH GRANT OPTION;

GRANT USAGE ON DOMAIN public.d TO case_reader;
