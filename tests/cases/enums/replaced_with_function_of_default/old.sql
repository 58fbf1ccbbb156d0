CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE FUNCTION usual() RETURNS mood LANGUAGE sql AS 'SELECT ''ok''::mood';
CREATE TABLE t (m mood DEFAULT usual(), n mood DEFAULT 'sad');
INSERT INTO t DEFAULT VALUES;
