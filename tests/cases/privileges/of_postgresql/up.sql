REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;

GRANT EXECUTE ON FUNCTION pg_catalog.pg_ls_dir(text) TO pg_monitor;

REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC;

GRANT SELECT ON TABLE pg_catalog.pg_authid TO pg_monitor;
GRANT SELECT (oid) ON TABLE pg_catalog.pg_authid TO PUBLIC;
GRANT SELECT (rolname) ON TABLE pg_catalog.pg_authid TO PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_class FROM PUBLIC;
