-- Does not bring back the data of: table app.v

CREATE SCHEMA app;

CREATE TABLE app.v (
    id integer
);

ALTER PUBLICATION news ADD TABLES IN SCHEMA app;
