GRANT USAGE ON TYPE public.mood TO PUBLIC;

GRANT USAGE ON TYPE public.pair TO PUBLIC;
REVOKE USAGE ON TYPE public.pair FROM case_reader;

REVOKE USAGE ON DOMAIN public.d FROM case_reader;

GRANT USAGE ON TYPE public.mood TO case_reader;
