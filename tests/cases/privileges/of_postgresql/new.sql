REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pg_catalog.pg_ls_dir(text) TO pg_monitor;
GRANT SELECT ON pg_catalog.pg_authid TO pg_monitor;
REVOKE SELECT ON pg_catalog.pg_class FROM PUBLIC;
GRANT SELECT (rolname, oid) ON pg_catalog.pg_authid TO PUBLIC;
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
