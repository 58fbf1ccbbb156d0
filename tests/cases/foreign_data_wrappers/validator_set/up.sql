ALTER FOREIGN DATA WRAPPER wrap VALIDATOR pg_catalog.postgresql_fdw_validator;
