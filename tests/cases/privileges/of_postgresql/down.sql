GRANT USAGE ON LANGUAGE plpgsql TO PUBLIC;

REVOKE EXECUTE ON FUNCTION pg_catalog.pg_ls_dir(text) FROM pg_monitor;

GRANT EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) TO PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_authid FROM pg_monitor;
REVOKE SELECT (oid) ON TABLE pg_catalog.pg_authid FROM PUBLIC;
REVOKE SELECT (rolname) ON TABLE pg_catalog.pg_authid FROM PUBLIC;

GRANT SELECT ON TABLE pg_catalog.pg_class TO PUBLIC;
