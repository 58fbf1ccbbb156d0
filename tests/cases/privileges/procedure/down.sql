GRANT EXECUTE ON PROCEDURE public.p(IN integer) TO PUBLIC;
REVOKE EXECUTE ON PROCEDURE public.p(IN integer) FROM case_reader;
