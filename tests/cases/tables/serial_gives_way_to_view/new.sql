CREATE TABLE private_jobs (id integer PRIMARY KEY, q text);
CREATE VIEW jobs AS SELECT id, q FROM private_jobs;
ALTER VIEW jobs OWNER TO pg_monitor;
