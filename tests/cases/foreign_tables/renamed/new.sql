-- rename: table:places=app.sites
-- rename: column:public.places.name=title
CREATE SCHEMA app;
CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER far FOREIGN DATA WRAPPER nowhere;
CREATE SERVER "Farther" FOREIGN DATA WRAPPER nowhere;
CREATE FOREIGN TABLE app.sites (
    id integer OPTIONS (key 'yes') NOT NULL,
    title text DEFAULT 'nowhere',
    area numeric
) SERVER far OPTIONS (schema_name 'public', table_name 'places');
CREATE VIEW public.names AS SELECT title AS name FROM app.sites;
CREATE FUNCTION public.touched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER touched BEFORE INSERT ON app.sites FOR EACH ROW EXECUTE FUNCTION public.touched();
COMMENT ON TRIGGER touched ON app.sites IS 'each place';
CREATE STATISTICS public.both ON id, title FROM app.sites;
COMMENT ON FOREIGN TABLE app.sites IS 'places';
COMMENT ON COLUMN app.sites.title IS 'its title';
ALTER FOREIGN TABLE app.sites ADD CONSTRAINT named CHECK (title <> '');
COMMENT ON CONSTRAINT named ON app.sites IS 'no place without';
GRANT SELECT ON app.sites TO pg_monitor;
GRANT UPDATE (title) ON app.sites TO pg_monitor;
ALTER FOREIGN TABLE app.sites OWNER TO pg_signal_backend;
ALTER TABLE app.sites DISABLE TRIGGER touched;
