SET check_function_bodies = off;

CREATE SCHEMA app;
ALTER SCHEMA app OWNER TO case_owner;

CREATE FUNCTION app.f() RETURNS integer
    LANGUAGE sql
AS 'SELECT 1';

ALTER FUNCTION app.f() OWNER TO case_owner;

CREATE TABLE app.t (
    a integer
);

ALTER TABLE app.t OWNER TO case_owner;

RESET check_function_bodies;
