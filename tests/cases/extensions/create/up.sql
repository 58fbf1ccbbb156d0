CREATE SCHEMA ext;

CREATE EXTENSION citext WITH SCHEMA ext;

CREATE EXTENSION "uuid-ossp" WITH SCHEMA public;

COMMENT ON EXTENSION citext IS 'letters of any case';
