-- loses data: table app.a
DROP TABLE app.a;

CREATE TABLE app.b (
    a integer
);

GRANT INSERT ON TABLE app.b TO case_writer;
REVOKE SELECT ON TABLE app.b FROM case_reader;

ALTER DEFAULT PRIVILEGES IN SCHEMA app REVOKE SELECT ON TABLES FROM case_reader;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT INSERT ON TABLES TO case_writer;
