CREATE EXTENSION pg_buffercache;
GRANT EXECUTE ON FUNCTION pg_buffercache_pages() TO PUBLIC;
REVOKE SELECT ON pg_buffercache FROM pg_monitor;
GRANT SELECT (bufferid) ON pg_buffercache TO pg_monitor;
