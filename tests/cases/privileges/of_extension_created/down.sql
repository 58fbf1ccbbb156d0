DROP EXTENSION pg_buffercache;
