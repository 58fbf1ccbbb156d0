CREATE TYPE mood AS ENUM ('ok', 'sad');
CREATE FUNCTION usual() RETURNS mood LANGUAGE sql AS 'SELECT ''ok''::mood';
CREATE TABLE t (m mood DEFAULT usual(), n mood DEFAULT 'sad');
