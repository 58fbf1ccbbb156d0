ALTER SCHEMA app RENAME TO core;

CREATE TABLE core.t (
    a integer
);
