CREATE TABLE jobs (id serial PRIMARY KEY, q text);
ALTER TABLE jobs OWNER TO pg_monitor;
