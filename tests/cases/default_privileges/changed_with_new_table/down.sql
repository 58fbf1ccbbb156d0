-- Does not bring back the data of: table app.a

-- loses data: table app.b
DROP TABLE app.b;

CREATE TABLE app.a (
    a integer
);

GRANT SELECT ON TABLE app.a TO case_reader;
REVOKE INSERT ON TABLE app.a FROM case_writer;

ALTER DEFAULT PRIVILEGES IN SCHEMA app REVOKE INSERT ON TABLES FROM case_writer;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO case_reader;
