GRANT EXECUTE ON FUNCTION app.f() TO case_reader;

GRANT SELECT ON TABLE app.t TO case_reader;
