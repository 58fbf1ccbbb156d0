CREATE SCHEMA app;
GRANT USAGE ON SCHEMA app TO case_reader;

CREATE TABLE app.t (
    a integer
);

GRANT SELECT ON TABLE app.t TO case_reader;
