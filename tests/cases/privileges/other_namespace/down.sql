REVOKE EXECUTE ON FUNCTION app.f() FROM case_reader;

REVOKE SELECT ON TABLE app.t FROM case_reader;
