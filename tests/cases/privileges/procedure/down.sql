GRANT EXECUTE ON PROCEDURE public.p(integer) TO PUBLIC;
REVOKE EXECUTE ON PROCEDURE public.p(integer) FROM case_reader;
